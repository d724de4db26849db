"""What the tellers say of treatments, and how many they are."""

TELLERS = 12
TOLD = (
    "I use ciclosporin drops twice a day. The ciclosporin helped with the dryness.",
    "I use ciclosporin drops once a day.",
)
TOLD_BY_ONE = "I use ciclosporin drops once a day. I also take omega-3."
# What as many stopped for one reason as for none they tell: a chart with a rest.
STOPPED = (
    "I used doxycycline twice a day. I stopped taking doxycycline because of the cost.",
    "I stopped taking doxycycline last year.",
)
