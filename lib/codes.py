"""The closed lists of the field: a code as it is stored, and its English name, which the catalogues translate.

The codes are those of the European Commission and of Erasmus Without Paper where they have one. `N_` marks a text for
translation without translating it: what is stored and compared is always the code.
"""

from typing import Final


def N_(text: str) -> str:
    """The text itself; the word extractor finds it by this name."""
    return text


Codes = dict[str, str]

DIRECTION: Final[Codes] = {"outgoing": N_("Outgoing"), "incoming": N_("Incoming")}
ROLE: Final[Codes] = {"student": N_("Students"), "teacher": N_("Teachers"), "staff": N_("Administrative staff")}
MOBILITY_ACTIVITY: Final[Codes] = {
    "study": N_("Study"),
    "traineeship": N_("Traineeship"),
    "teaching": N_("Teaching"),
    "training": N_("Training"),
    "research": N_("Research"),
}
MODE: Final[Codes] = {"physical": N_("Physical"), "blended": N_("Blended"), "virtual": N_("Virtual")}
MOBILITY_STATUS: Final[Codes] = {
    "nominated": N_("Nominated"),
    "planned": N_("Planned"),
    "live": N_("Under way"),
    "completed": N_("Completed"),
    "cancelled": N_("Cancelled"),
}
# A move counts once it has begun: a nomination may still be withdrawn, a cancelled one never took place.
COUNTED_STATUS: Final = ("live", "completed")
# It will count once it is said to be under way; past its first day that was forgotten, or it did not take place.
AWAITED_STATUS: Final = ("nominated", "planned")
PROGRAMME: Final[Codes] = {
    "erasmus_ka171": N_("Erasmus+ KA171"),
    "erasmus_ka131": N_("Erasmus+ KA131"),
    "erasmus_ka107": N_("Erasmus+ KA107"),
    "mevlana": N_("Mevlana"),
    "orkhun": N_("Orkhun"),
    "bilateral": N_("Bilateral exchange"),
    "study_abroad": N_("Study abroad"),
    "other": N_("Other programme"),
}
LEVEL: Final[dict[int, str]] = {5: N_("Short cycle"), 6: N_("Bachelor"), 7: N_("Master"), 8: N_("Doctorate")}
PARTNER_KIND: Final[Codes] = {
    "university": N_("University"),
    "institute": N_("Institute"),
    "company": N_("Company"),
    "public_body": N_("Public body"),
    "association": N_("Association"),
}
PRECISION: Final[Codes] = {"campus": N_("Campus"), "city": N_("City"), "country": N_("Country")}
VERIFIED: Final[Codes] = {"yes": N_("Verified"), "partly": N_("Partly verified"), "no": N_("Not verified")}
NAME_KIND: Final[Codes] = {
    "native": N_("Native name"),
    "seed": N_("Spelling in the university's own list"),
    "former": N_("Former name"),
    "alias": N_("Other name"),
    "acronym": N_("Acronym"),
}
AGREEMENT_KIND: Final[Codes] = {
    "mou": N_("Memorandum of understanding"),
    "framework": N_("Framework agreement"),
    "inter_institutional": N_("Inter-institutional agreement"),
    "protocol": N_("Protocol"),
    "joint_degree": N_("Joint degree agreement"),
}
AGREEMENT_STATE: Final[Codes] = {
    "in_force": N_("In force"),
    "expiring": N_("Ends within 180 days"),
    "expired": N_("Ended"),
    "not_yet": N_("Not yet in force"),
}
GRANT_ROLE: Final[Codes] = {"coordinator": N_("Coordinator"), "partner": N_("Partner")}
GRANT_STATUS: Final[Codes] = {
    "submitted": N_("Submitted"),
    "rejected": N_("Rejected"),
    "awarded": N_("Awarded"),
    "running": N_("Running"),
    "completed": N_("Completed"),
    "suspended": N_("Suspended"),
}
# What a project is on a day: its status as recorded, put beside its days. Computed, never stored.
GRANT_STATE: Final[Codes] = {**GRANT_STATUS, "past_end": N_("Past its last day")}
FUNDED_STATUS: Final = ("awarded", "running", "completed", "suspended")
DECIDED_STATUS: Final = (*FUNDED_STATUS, "rejected")
MEMBERSHIP_STATUS: Final[Codes] = {
    "member": N_("Member"),
    "applied": N_("Applied"),
    "observer": N_("Observer"),
    "founding": N_("Founding member"),
    "left": N_("Left"),
}
# An application is not yet a membership, and a university that left is no longer a member.
COUNTED_MEMBERSHIP: Final = ("member", "observer", "founding")
ACTIVITY_KIND: Final[Codes] = {
    "conference": N_("Conference"),
    "webinar": N_("Webinar"),
    "summer_school": N_("Summer school"),
    "delegation": N_("Delegation"),
    "expert_visit": N_("Expert visit"),
}
POPULATION_GROUP: Final[Codes] = {"student": N_("Students"), "academic_staff": N_("Academic staff")}
OPERATOR: Final[Codes] = {"exactly": N_("exactly"), "more_than": N_("more than"), "about": N_("about")}
REPORT_KIND: Final[Codes] = {
    "annual": N_("Annual report"),
    "quarterly": N_("Quarterly report"),
    "brief": N_("Country brief"),
}
UNIT_KIND: Final[Codes] = {"faculty": N_("Faculty"), "department": N_("Department"), "centre": N_("Centre")}
JOINT_KIND: Final[Codes] = {"joint": N_("Joint degree"), "double": N_("Double degree")}
SOURCE_QUALITY: Final[Codes] = {
    "real": N_("Real"),
    "claim": N_("Stated by the university"),
    "illustrative": N_("Illustrative"),
}
# The two questions that one row can be counted by; the address holds them both under `basis`.
YEAR_BASIS: Final[Codes] = {"calendar": N_("Calendar year"), "academic": N_("Academic year")}
MONEY_BASIS: Final[Codes] = {"awarded": N_("Awarded"), "received": N_("Received"), "recognised": N_("Recognised")}
REGION: Final[Codes] = {
    "eu": N_("European Union"),
    "ehea": N_("European Higher Education Area"),
    "erasmus": N_("Erasmus+ programme countries"),
    "turkic": N_("Turkic states"),
    "black_sea": N_("Black Sea"),
    "caspian": N_("Caspian"),
}
# Funders and schemes that projects and calls of these universities name, as they are called in the five languages.
FUNDING: Final = (
    N_("Azerbaijan Science Foundation"),
    N_("Embassy small grants"),
    N_("Erasmus+ Capacity Building in Higher Education"),
    N_("Research grant"),
    N_("Bilateral research cooperation"),
    N_("Cultural heritage"),
    N_("FP7 International cooperation"),
)
CURRENCIES: Final = ("EUR", "USD", "AZN", "TRY", "UZS")
