package report

// Changes are what differs between two reports of one case, the gravest first: what newer knowledge changes, or what two
// files or days say differently.
type Changes struct {
	From  Edition   `json:"from"`
	To    Edition   `json:"to"`
	Items []Changed `json:"items"`
}

// Edition is a report as one side of a comparison.
type Edition struct {
	Case          string `json:"case"` // number
	Date          string `json:"date"` // of the report, YYYY-MM-DD
	KnowledgeBase string `json:"knowledge_base"`
	Sample        string `json:"sample"`
	// Signed is the day on which it was signed, YYYY-MM-DD; "" where it was not.
	Signed string `json:"signed,omitempty"`
}

// Kinds of changes.
const (
	ChangedConclusion = "conclusion" // on a cancer gene
	ChangedClass      = "class"      // of a variant
	ChangedEvent      = "event"      // what a structural event alone says of its gene
	ChangedGenotype   = "genotype"   // a variant or site is called otherwise
	ChangedResult     = "result"     // a pharmacogene's diplotypes
	ChangedPhenotype  = "phenotype"
	ChangedAdvice     = "advice"      // what to do with a medicine
	ChangedGuidance   = "guidance"    // a body's row on a medicine, not what is done
	ChangedDefinition = "definitions" // sites or alleles that a pharmacogene's result rests on
	ChangedRisk       = "risk"
	ChangedProgramme  = "programme"
	ChangedNotAsked   = "not_asked" // asked since: the file has to be opened again
)

// Changed is one thing that differs. From or To is "" where one of the reports has nothing of it.
type Changed struct {
	Kind     string `json:"kind"`
	Gene     string `json:"gene"` // "" for medicines of several
	Of       string `json:"of"`   // "BRCA1 c.68_69del", "clopidogrel"
	From     string `json:"from"` // code or value
	To       string `json:"to"`
	FromText string `json:"from_text"`
	ToText   string `json:"to_text"`
	FromDate string `json:"from_date"` // of what it rests on; "" where that has none
	ToDate   string `json:"to_date"`
	// Concludes: what is concluded for the patient is another, not only what it rests on.
	Concludes bool   `json:"concludes"`
	Text      string `json:"text"`
}

// Concluding counts what is concluded otherwise.
func (c Changes) Concluding() int {
	n := 0
	for _, i := range c.Items {
		if i.Concludes {
			n++
		}
	}
	return n
}

// Suspicions about whom two reports are of.
const (
	SuspectedSwap   = "swap"        // one case, and hardly one person
	SuspectedSame   = "same_person" // two cases, and probably one person
	SuspectedNobody = ""
)

// Comparison is of two reports that are, or should be, of one person.
type Comparison struct {
	Changes
	// Sites of pharmacogenes and variants of cancer genes that both files call, those of them where one of them shows a
	// variant, and those of these that are called alike.
	Shared    int    `json:"shared"`
	Telling   int    `json:"telling"`
	Alike     int    `json:"alike"`
	Suspected string `json:"suspected"` // "swap", "same_person", "" where nothing is suspected
	Text      string `json:"text"`      // what that means
}
