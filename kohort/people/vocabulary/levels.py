"""Levels of education in the European Qualifications Framework, 5 to 8, named as people know them.

The title as awarded stays on the study; these names are for filters and counts only.
"""

NAMES: dict[int, dict[str, str]] = {
    5: {
        "en": "Higher vocational education",
        "nb": "Fagskole",
        "nn": "Fagskule",
        "fi": "Erikoisammattitutkinto",
        "sv": "Högre yrkesutbildning",
    },
    6: {
        "en": "Bachelor’s degree",
        "nb": "Bachelor",
        "nn": "Bachelor",
        "fi": "AMK- tai kandidaatin tutkinto",
        "sv": "Kandidat- eller YH-examen",
    },
    7: {
        "en": "Master’s degree",
        "nb": "Master",
        "nn": "Master",
        "fi": "Maisterin tai ylempi AMK-tutkinto",
        "sv": "Magister- eller högre YH-examen",
    },
    8: {
        "en": "Doctoral degree",
        "nb": "Doktorgrad",
        "nn": "Doktorgrad",
        "fi": "Tohtorin tutkinto",
        "sv": "Doktorsexamen",
    },
}


def level_name(level: int, language: str) -> str:
    """The plain name of an EQF level in `language`. Raises KeyError for a level that is not 5 to 8."""
    return NAMES[level][language]
