from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

#: The modules in which an app declares what it adds to lower rooms.
DECLARATIONS = (
    "kind",
    "slots",
    "notices",
    "search",
    "api",
    "imports",
    "rehoming",
    "gates",
    "consequences",
    "roles",
    "periodic",
)


class ContractsConfig(AppConfig):
    name = "lenig.contracts"

    def ready(self) -> None:
        autodiscover_modules(*DECLARATIONS)
