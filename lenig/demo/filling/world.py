"""What later steps must know of earlier ones: every row that was made, by its key."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lenig.demo.clock import Clock
from lenig.demo.register import Register
from lenig.demo.script import Story
from lenig.files.models import StoredFile
from lenig.groups.models import Group
from lenig.people.models import Department, Person
from lenig.stream.models import Comment, CommentReaction, Post, Reaction, Source, Topic

if TYPE_CHECKING:
    from lenig.demo.filling.words import Wording


@dataclass
class World:
    """The demo while it is being made."""

    clock: Clock
    register: Register
    stories: list[Story]
    people: dict[str, Person] = field(default_factory=dict)
    departments: dict[str, Department] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    pictures: dict[str, StoredFile] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    #: What each story and each remark says, understood.
    wordings: "dict[str, Wording]" = field(default_factory=dict)
    reactions: list[Reaction] = field(default_factory=list)
    comment_reactions: list[CommentReaction] = field(default_factory=list)
    #: The sources that people follow: "person wilma", "department ict", "group lunch", "topic or".
    sources: dict[str, Source] = field(default_factory=dict)

    def members(self, group: str) -> dict[str, str]:
        """The keys of who belongs to a group, with their roles."""
        return self.register.members_of(self.register.circles[group])
