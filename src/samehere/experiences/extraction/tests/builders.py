"""A small vocabulary of our own and short ways to read: tests of rules need no shipped lists."""

from collections.abc import Iterator
from functools import cache

from samehere.experiences.extraction import PostText, Statement, read_thread
from samehere.vocabulary.recognize import Kind, Recognizer, Sense, Wording

TREATMENTS = """tacrolimus: tac, protopic | clobetasol: clob, dermovate | metformin
 | sertraline: zoloft
 | botulinum toxin: botox | topiramate: topamax | levothyroxine: synthroid, levo | prednisone: pred
 | methotrexate: mtx | adalimumab: humira | gabapentin | amitriptyline: ami | naltrexone: ldn
 | platelet-rich plasma: prp | laser therapy: mona lisa laser, laser | estrogen cream: hormone cream
 | calendula: calendula cream, calendula vaginal cream | steroid: steroids, steroid cream
 | ibuprofen
 | isotretinoin: accutane | magnesium | vitamin d | doxycycline: doxy | pramipexole: mirapex
 | ropinirole | omeprazole | melatonin | propranolol | escitalopram: lexapro | duloxetine: cymbalta
 | sumatriptan: imitrex | metronidazole: flagyl | iron tablets: iron | azelaic acid | minoxidil
 | cognitive behavioural therapy: cbt | antihistamine: antihistamines | triptan: triptans
 | physiotherapy: physio | acupuncture | emollient: moisturiser, moisturizer, moisturizers
 | progesterone cream | antibiotic: antibiotics | probiotic: probiotics | cbd oil: cbd
 | hydroxychloroquine: plaquenil | venlafaxine: effexor | quetiapine: seroquel | nystatin

 | hysterectomy | knee surgery
 | betamethasone | halobetasol: halebetasol | polygynax | intrauterine device: mirena, coil"""
SIGNS = """burning: burn, burned, burning sensation | itch: itching, itchy, itchiness | redness: red
 | dryness: dry skin, dry | headache: headaches | nausea: nauseous, queasy | drowsiness: drowsy,
 sleepy, sleepiness | weight gain: gained weight, put on weight | hair loss: hair fall out, hair
 falling out, lost hair | pelvic pain | swelling: swollen | hot flushes: hot flashes, hot waves
 | dizziness: dizzy | insomnia | fatigue: tired, tiredness, exhaustion | tingling: pins and needles
 | dry mouth | brain fog: foggy | joint pain | pain: painful, aching | rash | buzzing: buzz
 | flare: flares, flare up, flare ups | heat | diarrhoea: diarrhea, the runs | bloating: bloated
 | skin splitting: splitting | constipation | palpitations | cramps: cramping | vomiting
 | skin thinning: thinning | anxiety | depression | mood swings | irritation | stinging: sting
 | inflammation | atrophy | panic attacks | suicidal thoughts | sweating: night sweats, sweats
 | low libido: no libido, loss of libido | stomach pain: stomach ache | hives | spots: pimples"""
CONDITIONS = """lichen sclerosus: ls | migraine: migraines | acne | rosacea | psoriasis
 | hypothyroidism
 | restless legs syndrome: restless legs, rls | asthma | eczema | thrush: yeast infection
 | rheumatoid arthritis: ra | fibromyalgia: fibro | crohn's disease: crohns, crohn's"""
SITES = "vulva | scalp | face | hands | knee: knees | arm: arms"


@cache
def terms() -> Recognizer:
    """Return a recognizer of the small vocabulary."""
    return Recognizer({}, ({}, {})).with_terms(
        [
            *_wordings(TREATMENTS, Kind.TREATMENT),
            *_wordings(SIGNS, Kind.SIGN),
            *_wordings(CONDITIONS, Kind.CONDITION),
            *_wordings(SITES, Kind.SITE),
        ]
    )


def read(*texts: str, title: str | None = None, group: str | None = None) -> list[Statement]:
    """Read posts of one discussion: the first opens it, the others answer it."""
    posts = [
        PostText(id=place, text=text, parent=0 if place else None, title=title, group=group)
        for place, text in enumerate(texts)
    ]
    return read_thread(posts, terms())


def _wordings(lines: str, kind: Kind) -> Iterator[Wording]:
    for line in lines.split("|"):
        concept, _, names = line.partition(":")
        concept = " ".join(concept.split())
        for name in [concept, *names.split(",")]:
            if name.strip():
                is_generic = " ".join(name.split()) == concept
                sense = Sense(concept, kind, "generic" if is_generic else "lay")
                yield Wording(" ".join(name.split()), sense)
