"""First names and surnames many people have, as they are written without capitals. Pure.

Only for a question: whether a word behind "my dermatologist" is somebody. A name that is more often
another word (may, will, long) is not among them.
"""

_FIRST_NAMES = """
aaron abdul abigail adam agnes ahmed aisha alan albert alex alexander alfred alice alison amanda
amelia amy andrea andrew angela ann anna anne annette anthony antonia arthur audrey barbara
beatrice ben benjamin bernadette bernard beth betty brenda brian bridget carol caroline catherine
charles charlotte cheryl chloe chris christine christopher claire clara claudia clive colin craig
daniel danielle david dawn deborah debra denise dennis derek diana diane donald donna doris
dorothy edith edward eileen elaine eleanor elizabeth ellen elsie emily emma eric ernest ethel eva
evelyn fatima felicity fiona florence frances frank fred gail gareth gary gemma geoffrey george
gerald gillian gladys gloria graham hannah harold harry heather helen henry hilary howard hugh ian
irene isabel jack jacob jacqueline james jan jane janet janice jason jean jeffrey jennifer jenny
jessica jill joan joanna jodie joe john jonathan joseph josephine joshua joyce judith judy julia
julian julie karen kate katherine kathleen kathy katie keith kelly kenneth kevin kim kirsty kumar
larry laura lauren leanne leo lesley leslie linda lisa liz lloyd lorna lorraine louis louise lucy
lydia lynn malcolm marcus margaret maria marie marilyn marion marjorie martin mary matthew maureen
megan melanie melissa michael michelle mick mohamed mohammed monica muhammad nadia nancy naomi
natalie nathan neil nicholas nicola nigel nina norma norman oliver olivia pamela patricia patrick
paul pauline peter philip phyllis priya rachel raymond rebecca richard rita robert robin roger
ronald rosemary rosie roy ruby russell ruth ryan sally sam samantha samuel sandra sara sarah scott
sean sharon sheena sheila shirley sian simon sophie stanley stella stephanie stephen steven stuart
sue susan suzanne sylvia tanya teresa theresa thomas tim timothy tina toby tony tracey tracy
trevor trudy una valerie vanessa vera vicky victoria vincent virginia walter wayne wendy william
winifred yvonne zoe
"""
_SURNAMES = """
ahmed ali allen anderson bailey baker barnes begum bell bennett black brown butler campbell carter
chen clark clarke collins cook cooper cox davies davis dixon edwards ellis evans fisher foster
garcia graham gray green griffiths gupta hall hamilton harris harrison harvey hill holmes hughes
hunt hunter hussain jackson jenkins johnson jones kapoor kaur kelly khan king knight kumar lee
lewis li lopez macdonald marshall martin martinez mason matthews mcdonald miller mills mitchell
moore morgan morris murphy murray nguyen o'brien palmer parker patel pearson perez phillips powell
price reynolds richards richardson roberts robertson robinson rodriguez rogers rose russell ryan
scott shah sharma shaw simpson singh smith stevens stewart taylor thomas thompson turner walker
wang ward watson webb white wilkinson williams williamson wilson wong wood wright young
"""
FIRST_NAMES = frozenset(_FIRST_NAMES.split())
SURNAMES = frozenset(_SURNAMES.split())
