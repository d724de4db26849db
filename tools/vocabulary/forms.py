"""The forms of English words that a table leaves out: burn, burns, burned, burnt, burning."""

IRREGULAR = {
    "be": "is am are was were been being",
    "bite": "bites bit bitten biting",
    "bleed": "bleeds bled bleeding",
    "blow": "blows blew blown blowing",
    "break": "breaks broke broken breaking",
    "burn": "burns burned burnt burning",
    "come": "comes came coming",
    "cut": "cuts cutting",
    "dream": "dreams dreamed dreamt dreaming",
    "fall": "falls fell fallen falling",
    "feel": "feels felt feeling",
    "fight": "fights fought fighting",
    "fit": "fits fitted fitting",
    "fly": "flies flew flown flying",
    "freeze": "freezes froze frozen freezing",
    "get": "gets got gotten getting",
    "go": "goes went gone going",
    "grind": "grinds ground grinding",
    "grow": "grows grew grown growing",
    "hurt": "hurts hurting",
    "keep": "keeps kept keeping",
    "lose": "loses lost losing",
    "make": "makes made making",
    "overthink": "overthinks overthought overthinking",
    "put": "puts putting",
    "run": "runs ran running",
    "see": "sees saw seen seeing",
    "shake": "shakes shook shaken shaking",
    "shed": "sheds shedding",
    "shrink": "shrinks shrank shrunk shrinking",
    "shut": "shuts shutting",
    "sleep": "sleeps slept sleeping",
    "smell": "smells smelled smelt smelling",
    "spin": "spins spun spinning",
    "split": "splits splitting",
    "stick": "sticks stuck sticking",
    "sting": "stings stung stinging",
    "sweat": "sweats sweated sweating",
    "swell": "swells swelled swollen swelling",
    "take": "takes took taken taking",
    "tear": "tears tore torn tearing",
    "throw": "throws threw thrown throwing",
    "wake": "wakes woke woken waking",
    "wear": "wears wore worn wearing",
    "weep": "weeps wept weeping",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
}
DOUBLED = {
    "clot", "drag", "drip", "drop", "fidget", "flip", "gag", "jab", "limp", "nap", "nod", "pop",
    "rub", "scab", "scar", "skip", "slip", "slur", "snap", "sob", "stab", "stop", "throb", "trip",
    "vomit", "zap", "chat", "chop", "grip", "jog", "plan", "sip", "wet", "mop",
} - {"fidget", "vomit", "limp"}  # fmt: skip
PLURALS = {"foot": "feet", "tooth": "teeth", "woman": "women", "man": "men", "child": "children"}
VOWELS = "aeiou"


def plural(phrase: str) -> str:
    """Return the phrase with its last word in the plural."""
    start, space, last = phrase.rpartition(" ")
    if last in PLURALS:
        last = PLURALS[last]
    elif last.endswith("is") and len(last) > 4:
        last = f"{last[:-2]}es"
    elif last.endswith("y") and last[-2:-1] not in VOWELS:
        last = f"{last[:-1]}ies"
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        last = f"{last}es"
    else:
        last = f"{last}s"
    return f"{start}{space}{last}"


def verb_forms(phrase: str) -> list[str]:
    """Return the phrase with its first word, a verb, in each of its forms."""
    verb, space, rest = phrase.partition(" ")
    if verb in IRREGULAR:
        forms = [verb, *IRREGULAR[verb].split()]
    elif verb.endswith("e") and not verb.endswith("ee"):
        forms = [verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"]
    elif verb.endswith("y") and verb[-2] not in VOWELS:
        forms = [verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    else:
        stem = verb + verb[-1] if verb in DOUBLED else verb
        ending = "es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s"
        forms = [verb, f"{verb}{ending}", f"{stem}ed", f"{stem}ing"]
    return [f"{form}{space}{rest}" for form in forms]


def adjective_forms(phrase: str) -> list[str]:
    """Return the adjective, its comparative and superlative, and its noun in -ness."""
    if " " in phrase:
        return [phrase]
    forms = [phrase]
    if phrase.endswith("y"):
        forms += [f"{phrase[:-1]}i{ending}" for ending in ("er", "est", "ness")]
    else:
        forms.append(f"{phrase}ness")
    return forms


# The British spelling and the American one.
SPELLINGS = [
    ("oestr", "estr"), ("oedem", "edem"), ("haem", "hem"), ("anaem", "anem"), ("oea", "ea"),
    ("diarrhoe", "diarrhe"), ("colour", "color"), ("odour", "odor"), ("tumour", "tumor"),
    ("grey", "gray"), ("paralys", "paralyz"), ("oesoph", "esoph"), ("aesth", "esth"),
    ("paedi", "pedi"), ("gynaec", "gynec"), ("orthopaed", "orthoped"), ("caes", "ces"),
    ("faec", "fec"), ("foet", "fet"), ("leuc", "leuk"), ("sulph", "sulf"), ("fibre", "fiber"),
    ("litre", "liter"), ("centre", "center"), ("behaviour", "behavior"), ("labour", "labor"),
    ("mould", "mold"), ("apnoea", "apnea"), ("ischaem", "ischem"), ("uraem", "urem"),
]  # fmt: skip
ISE = ("isation", "ization"), ("ised", "ized"), ("ising", "izing")


def spellings(name: str) -> list[str]:
    """Return the name as the British and as the Americans spell it, the given one first."""
    found = [name]
    for british, american in (*SPELLINGS, *ISE):
        for one, other in ((british, american), (american, british)):
            if one in name and other not in name and _is_safe(one, name):
                found.append(name.replace(one, other))
    return found


def _is_safe(part: str, name: str) -> bool:
    """Return False where putting one spelling for the other would make a word nobody writes."""
    if part in {"hem", "anem", "fet", "fec", "ces", "estr", "pedi", "ea", "leuk", "mold", "edem"}:
        return part == "ea" and "rrhea" in name
    not_ise = ("promised", "raised", "exercis", "advis", "bruis", "surpris", "rising", "seized")
    if part in {"ised", "ising", "ized", "izing", "isation", "ization"}:
        return not any(word in name for word in not_ise) and "sized" not in name
    return part != "paralyz" or "paralyz" in name
