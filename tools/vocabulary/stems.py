"""What an ending of a generic name says about the drug.

Source: WHO, "The use of stems in the selection of International Nonproprietary Names", 2018.
"""

STEMS = {
    "mab": "monoclonal antibody", "leucel": "cell therapy", "temcel": "cell therapy",
    "parvovec": "gene therapy", "sartan": "blood pressure medicine", "pril": "ACE inhibitor",
    "prilat": "ACE inhibitor", "statin": "statin", "olol": "beta blocker",
    "dipine": "calcium channel blocker", "azosin": "alpha blocker", "thiazide": "water tablet",
    "semide": "water tablet", "gliptin": "diabetes medicine", "gliflozin": "diabetes medicine",
    "glitazone": "diabetes medicine", "glutide": "GLP-1 injection", "formin": "diabetes medicine",
    "prazole": "acid blocker", "tidine": "acid blocker", "setron": "sickness medicine",
    "triptan": "triptan for migraine", "gepant": "CGRP blocker for migraine",
    "oxetine": "antidepressant", "faxine": "antidepressant", "triptyline": "antidepressant",
    "ipramine": "antidepressant", "azepam": "benzodiazepine", "azolam": "benzodiazepine",
    "piprazole": "antipsychotic", "peridone": "antipsychotic", "apine": "antipsychotic",
    "barbital": "barbiturate", "racetam": "epilepsy medicine", "gabalin": "nerve pain medicine",
    "caine": "local anaesthetic", "flurane": "anaesthetic", "curium": "muscle relaxant",
    "coxib": "anti-inflammatory painkiller", "profen": "anti-inflammatory painkiller",
    "fenac": "anti-inflammatory painkiller", "oxicam": "anti-inflammatory painkiller",
    "sone": "steroid", "solone": "steroid", "olone": "steroid", "onide": "steroid",
    "tinib": "targeted cancer or immune medicine", "citinib": "JAK inhibitor",
    "ciclib": "cancer medicine", "parib": "cancer medicine", "rubicin": "cancer medicine",
    "taxel": "cancer medicine", "platin": "cancer medicine", "vedotin": "cancer medicine",
    "lidomide": "medicine that changes the immune system", "mustine": "cancer medicine",
    "cillin": "antibiotic", "oxacin": "antibiotic", "mycin": "antibiotic", "micin": "antibiotic",
    "cycline": "antibiotic", "penem": "antibiotic", "bactam": "antibiotic", "sulfa": "antibiotic",
    "conazole": "antifungal", "fungin": "antifungal", "nidazole": "antibiotic",
    "bendazole": "medicine against worms", "quine": "medicine against malaria",
    "vir": "antiviral", "vudine": "antiviral", "ciclovir": "antiviral",
    "caftor": "cystic fibrosis medicine", "lukast": "asthma tablet", "terol": "inhaler",
    "tropium": "inhaler", "phylline": "asthma medicine", "astine": "antihistamine",
    "xaban": "blood thinner", "gatran": "blood thinner", "parin": "blood thinner",
    "grel": "blood thinner", "plase": "clot buster", "stim": "growth factor",
    "poetin": "medicine against anaemia", "dronate": "bone medicine",
    "dronic acid": "bone medicine", "relin": "hormone blocker", "relix": "hormone blocker",
    "gestrel": "progestogen", "gest": "progestogen", "estradiol": "oestrogen",
    "afil": "erection medicine", "steride": "tablet that blocks male hormones",
    "lutamide": "cancer medicine", "prost": "glaucoma drops", "zolamide": "glaucoma medicine",
    "tretinate": "retinoid", "arotene": "retinoid", "retin": "retinoid",
    "cort": "steroid", "orphan": "cough medicine", "orphine": "opioid", "fentanil": "opioid",
    "adol": "opioid", "codone": "opioid", "rsen": "gene-silencing medicine",
    "siran": "gene-silencing medicine", "vaccine": "vaccine", "vaccines": "vaccine",
    "bamate": "calming medicine", "toin": "epilepsy medicine", "dopa": "Parkinson's medicine",
    "giline": "Parkinson's medicine", "capone": "Parkinson's medicine",
    "fibrate": "cholesterol tablet", "cetrapib": "cholesterol tablet",
    "immune globulin": "antibodies from donors", "cept": "biological medicine",
    "kinra": "biological medicine", "plon": "sleeping tablet", "pidem": "sleeping tablet",
    "orexant": "sleeping tablet", "melteon": "sleeping tablet", "ergoline": "ergot medicine",
    "thyroxine": "thyroid hormone", "thyronine": "thyroid hormone",
    "dralazine": "blood pressure medicine",
    "antivenom": "antivenom", "begron": "bladder medicine", "fenacin": "bladder medicine",
    "urea": "skin or cancer medicine", "nercept": "biological medicine",
}  # fmt: skip
ORDERED = sorted(STEMS, key=len, reverse=True)


def category(name: str) -> str:
    """Return what the drug is by the longest ending that is known, or nothing."""
    for part in (name, name.split(" ")[0]):
        for stem in ORDERED:
            if part.endswith(stem) and len(part) > len(stem) + 1:
                return STEMS[stem]
    return ""
