package report

import "slices"

// Brief is what the short layers of a report say, in the order of reading. Compose decides it; faces lay it out, and leave
// out from its end where a page is full.
type Brief struct {
	Findings []Finding `json:"findings"` // the gravest first; of each cancer gene one at least
	Steps    []Step    `json:"steps"`    // what to do now, the time-critical first
	For      string    `json:"for"`      // whom the steps are for: "for a woman of 41"
	Own      string    `json:"own"`      // title of the patient's medicines: "Her medicines"
	Missing  []Missing `json:"missing"`  // what was not assessed, the gravest first
	Plan     Plan      `json:"plan"`
	Status   string    `json:"status"` // "draft", "final", "amended": the last two only where nothing that they need is missing
	// NoProgramme says why a change was found and neither figures nor programme are given; "" else.
	NoProgramme string `json:"no_programme"`
}

// Named is a value with its name.
type Named struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Finding is one result in one look.
type Finding struct {
	Gene     string  `json:"gene"`
	Key      string  `json:"key"`   // gene and hgvs_c of a variant, else the gene
	Title    string  `json:"title"` // "BRCA1 c.68_69del"
	Badge    Badge   `json:"badge"`
	Grave    bool    `json:"grave"` // stands out: somebody has to act on it
	Lead     string  `json:"lead"`  // "p.(Glu23ValfsTer17)"
	Line     string  `json:"line"`
	Facts    []Named `json:"facts"`    // whose class, what the file shows, the transcript
	Evidence []Named `json:"evidence"` // of what nobody has classified: criteria and why, their sum at the end
	Notes    []Named `json:"notes"`    // what has to be known beside it; the name is what it is about, or ""
}

// Step is one thing to do.
type Step struct {
	Do    string `json:"do"`
	Why   string `json:"why"`
	Badge *Badge `json:"badge"` // "Time-critical", "Urgent", "Unanswered"; null for none
}

// Missing is something that was not assessed.
type Missing struct {
	Code  string `json:"code"` // what kind: "class", "failed", "faint", "bases", "large", "gene", "scope"
	What  string `json:"what"`
	Could string `json:"could"` // what it could change for this person
	Test  string `json:"test"`  // which test would tell
}

// Plan is what one programme asks for, from today's point of view.
type Plan struct {
	Body   string     `json:"body"` // "NCCN 1.2025"; "" where no programme is given
	Now    []PlanItem `json:"now"`
	Next   []PlanItem `json:"next"` // within weeks
	Later  []PlanItem `json:"later"`
	ByAge  []PlanItem `json:"by_age"` // at which age each holds, where today's is not known
	Others []string   `json:"others"` // what other programmes have other ages for, each in one sentence
}

// PlanItem is one item of a plan.
type PlanItem struct {
	Code   string `json:"code"` // of the programme's item; "" for steps
	Do     string `json:"do"`
	Detail string `json:"detail"`
	Badge  *Badge `json:"badge"`
	From   int    `json:"-"` // age from which it holds; 0 for none
}

// DrugBrief is a medicine in one row.
type DrugBrief struct {
	Badge   Badge  `json:"badge"`   // with direction and amount: "↓ Half"
	Do      string `json:"do"`      // what to do, in one sentence
	More    string `json:"more"`    // what else has to be known
	Because string `json:"because"` // gene results
	Said    string `json:"said"`    // by whom
	Status  string `json:"status"`  // "taken, as Nolvadex"; "" for medicines that are not the patient's
	// Percent is the share of the usual dose that the badge names; null where it names none.
	Percent *DosePercent `json:"percent,omitempty"`
	// Harm is the group that it stands in: "avoid", "life_threatening", "alternative", "adjust", "test"; "" where nothing is asked for.
	Harm string `json:"harm"`
	// Plain is the group of a patient's page: "less", "more", "dose", "other", "test", "watch", "usual", "cannot_tell".
	Plain string `json:"plain"`
	// Mark is what the counsellor noted of a medicine: "report", it stands on page one beside the patient's own; "dismissed", it was
	// set aside with a reason; absent for neither.
	Mark string `json:"mark,omitempty"`
}

// Marked reports whether a medicine stands on page one because it was marked.
func (d DrugBrief) Marked() bool { return d.Mark == "report" }

// SetAside reports whether a medicine was set aside, so that only the annex lists it. One of the two gravest groups of harm stays
// where it is.
func (d DrugBrief) SetAside() bool {
	return d.Mark == "dismissed" && !slices.Contains(HarmGroups()[:2], d.Harm)
}

// GeneBrief is a pharmacogene in one row.
type GeneBrief struct {
	Group     string `json:"group"`     // "counts": a variant that counts; "none": nothing tested was found; "no_result"
	Result    string `json:"result"`    // the pairs of alleles, without how many sites were read
	Phenotype string `json:"phenotype"` // with the activity score: "intermediate metabolizer (1.0)"
	Tier1     string `json:"tier1"`     // "6 of 6", "5 of 6: *11 not read"; "" where no list is held
	Open      string `json:"open"`      // alleles that are not excluded, and calls that do not stand
}

// HarmGroups lists the groups of medicines, the gravest first.
func HarmGroups() []string {
	return []string{"avoid", "life_threatening", "alternative", "adjust", "test"}
}
