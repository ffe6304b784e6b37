"""Every form has the look by itself, and ties what is wrong to its field."""

import re

from django import forms
from django.utils import translation

from lenig.ui.widgets import Cards, Segment


class Registration(forms.Form):
    name = forms.CharField(label="Name", help_text="As colleagues say it.")
    about = forms.CharField(label="About", widget=forms.Textarea, required=False)
    agrees = forms.BooleanField(label="I agree")
    level = forms.ChoiceField(
        choices=[("all", "Everything"), ("none", "Quiet")], widget=Cards(help={"all": "Each post"})
    )
    visible = forms.ChoiceField(choices=[("all", "everyone")], widget=Segment)


def test_a_mistake_stands_beside_its_field_and_nothing_typed_is_lost() -> None:
    form = Registration({"name": "", "about": "I <b>bake</b>"})

    drawn = str(form)

    described = re.search(r'<input[^>]*name="name"[^>]*aria-describedby="([^"]*)"', drawn)
    assert described
    assert set(described.group(1).split()) == {"id_name_helptext", "id_name_error"}
    assert 'id="id_name_error"' in drawn
    assert 'aria-invalid="true"' in drawn
    assert "I &lt;b&gt;bake&lt;/b&gt;</textarea>" in drawn


def test_a_mistake_of_the_whole_form_stands_above_it() -> None:
    form = Registration({"name": "Anouk"})
    form.add_error(None, "This name <i>looks like</i> another.")

    drawn = str(form)

    assert drawn.index('role="alert"') < drawn.index('name="name"')
    assert "&lt;i&gt;looks like" in drawn


def test_several_mistakes_are_listed_above_the_form_with_a_way_to_each() -> None:
    drawn = str(Registration({"name": "", "visible": "all"}))

    summary = drawn.split('role="alert"')[1].split("</div>", maxsplit=1)[0]
    assert re.findall(r'href="#([^"]*)">([^<]*)<', summary) == [
        ("id_name", "Name"),
        ("id_agrees", "I agree"),
        ("id_level_0", "Level"),
    ]
    assert all(f'id="{each}"' in drawn for each in ("id_name", "id_agrees", "id_level_0"))
    assert "autofocus" not in drawn


def test_a_single_mistake_is_where_one_goes_on() -> None:
    whole = {"name": "Anouk", "agrees": "on", "level": "all", "visible": "all"}

    assert re.findall(r'<input[^>]*name="name"[^>]*autofocus', str(Registration(whole))) == []
    assert re.findall(
        r'<input[^>]*name="name"[^>]*autofocus', str(Registration({**whole, "name": ""}))
    )


def test_every_field_has_a_label_and_says_when_it_may_stay_empty() -> None:
    with translation.override("en"):
        drawn = str(Registration())

    assert '<label class="field__label" for="id_name">Name</label>' in drawn
    assert re.search(r'for="id_about">About <span class="field__optional">may stay empty', drawn)


def test_a_box_to_tick_has_its_label_behind_it() -> None:
    drawn = str(Registration()["agrees"].as_field_group())

    assert re.search(r'<label class="field__tick"><input type="checkbox"[^>]*><span>I agree', drawn)


def test_fields_wear_the_edge_and_boxes_do_not() -> None:
    form = Registration()

    assert 'class="input"' in str(form["name"])
    assert 'class="input"' in str(form["about"])
    assert 'class="input"' not in str(form["agrees"])


def test_choices_as_cards_are_radio_buttons_with_their_explanation() -> None:
    drawn = str(Registration({"level": "all"})["level"])

    assert drawn.count('type="radio"') == 2
    assert '<span class="choices__help">Each post</span>' in drawn
    assert re.search(r'value="all"[^>]*checked', drawn)
