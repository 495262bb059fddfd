package drugs

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Directions of a changed dose.
const (
	Higher = "higher"
	Lower  = "lower"
)

// Share is a range of the usual dose in per cent; half is 50 to 50.
type Share struct{ Low, High float64 }

// Dose is how a row changes the usual dose.
type Dose struct {
	Direction string // Higher, Lower; "" where the row leaves it open
	Share     *Share // nil where the row gives no share of the usual dose
}

var (
	shareOfUsual = regexp.MustCompile(`^([0-9.]+)(?:-([0-9.]+))?%(?: (?:of standard|or standard).*)?$`)
	lowerWords   = regexp.MustCompile(`^(low|reduc|strongly reduced|very low|as low|consider reduction|may need reduction)`)
	higherWords  = regexp.MustCompile(`^(higher|increase|maximum)`)
)

// doseNames are the facts that speak of how much is given, those whose share counts first.
var doseNames = []string{"DOSE", "START_DOSE", "MAINT_DOSE", "TARGET_DOSE", "INCREASE_DOSE", "INCREASE_TO", "MAX_DOSE", "MAX_SINGLE", "MAX_START_DOSE", "FREQ", "TITRATE", "LOADING_DOSE"}

// SpeaksOfDose reports whether the fact says how much is given, or how it is raised.
func (f Fact) SpeaksOfDose() bool { return slices.Contains(doseNames, f.Name) }

// DoseOf is how a row with these facts changes the dose.
func DoseOf(primary string, facts []Fact) Dose {
	facts = ungrouped(facts)
	var d Dose
	for _, name := range doseNames[:3] {
		if d.Share = shareIn(facts, name); d.Share != nil {
			break
		}
	}
	d.Direction = direction(primary, facts, d.Share)
	return d
}

// MayBeLess reports whether the fact only allows for less than the share that its row gives ("START_DOSE<50%" beside
// "START_DOSE=50%"): the share stays what is advised.
func (f Fact) MayBeLess(facts []Fact) bool {
	return f.Op == "<" && strings.HasSuffix(f.Value, "%") && slices.ContainsFunc(facts, func(g Fact) bool {
		return g.Name == f.Name && g.Op == "=" && g.Value == f.Value && !g.Conditional()
	})
}

// ungrouped lists facts with those of conditional sets.
func ungrouped(facts []Fact) []Fact {
	var all []Fact
	for _, f := range facts {
		all = append(append(all, f), f.Group...)
	}
	return all
}

// shareIn is the share of the usual dose that facts of a name give: without a condition if there are such, else under any.
func shareIn(facts []Fact, name string) *Share {
	var plain, conditional *Share
	for _, f := range facts {
		s := f.share()
		switch {
		case f.Name != name || s == nil || f.MayBeLess(facts):
		case f.Conditional():
			conditional = conditional.with(s)
		default:
			plain = plain.with(s)
		}
	}
	if plain != nil {
		return plain
	}
	return conditional
}

// share is the fact's value as a share of the usual dose: up to it, where it is a limit.
func (f Fact) share() *Share {
	m := shareOfUsual.FindStringSubmatch(f.Value)
	if m == nil {
		return nil
	}
	low, _ := strconv.ParseFloat(m[1], 64)
	high := low
	if m[2] != "" {
		high, _ = strconv.ParseFloat(m[2], 64)
	}
	switch {
	case f.Op == "<" || f.Op == "<=":
		low = 0
		if high > 100 {
			low = 100
		}
	case f.Op != "=":
		return nil
	}
	return &Share{low, high}
}

// with is a share that holds both.
func (s *Share) with(other *Share) *Share {
	if s == nil {
		return other
	}
	return &Share{math.Min(s.Low, other.Low), math.Max(s.High, other.High)}
}

func direction(primary string, facts []Fact, share *Share) string {
	switch {
	case primary == "SPECIFIC_TITRATION": // the usual course, or one by response: neither more nor less than usual
		return ""
	case share == nil:
	case share.High <= 100 && share.Low < 100:
		return Lower
	case share.Low >= 100 && share.High > 100:
		return Higher
	}
	for _, f := range facts {
		switch {
		case !f.SpeaksOfDose() || f.Name == "TITRATE":
		case f.Name == "INCREASE_DOSE", higherWords.MatchString(f.Value), f.Name == "START_DOSE" && f.Op == ">=":
			return Higher
		case lowerWords.MatchString(f.Value):
			return Lower
		}
	}
	switch {
	case strings.HasPrefix(primary, "REDUCE"), strings.HasPrefix(primary, "LIMIT"):
		return Lower
	case strings.Contains(primary, "INCREASE"):
		return Higher
	}
	return ""
}

// Deciding are the rows behind the result's action: of its body and of one population, under every possible result if
// there are such.
func (r Result) Deciding() []Match { return r.rowsOf(r.Body, r.Action) }

func (r Result) rowsOf(body string, action Action) []Match {
	var rows, sure []Match
	for _, m := range r.Matches {
		if m.Body != body || m.Action != action || len(rows) > 0 && m.Population != rows[0].Population {
			continue
		}
		rows = append(rows, m)
		if m.ForAll {
			sure = append(sure, m)
		}
	}
	if len(sure) > 0 {
		return sure
	}
	return rows
}

// Dose is how the deciding body changes the usual dose; the zero Dose where the action is another, and where another
// medicine asks for the opposite.
func (r Result) Dose() Dose {
	if r.Opposed() {
		return Dose{}
	}
	return r.geneDose()
}

// geneDose is Dose without regard to other medicines.
func (r Result) geneDose() Dose {
	if r.Action != ChangeDose {
		return Dose{}
	}
	rows := r.Deciding()
	if len(rows) > 0 && !rows[0].ForAll { // what is sure is what all say
		rows = slices.DeleteFunc(slices.Clone(r.Matches), func(m Match) bool { return m.Action != ChangeDose })
	}
	return together(rows)
}

// doseOf is how a body changes the usual dose.
func (r Result) doseOf(body string) Dose { return together(r.rowsOf(body, ChangeDose)) }

// together is the dose of rows: a direction that all have, and a share that holds those of all.
func together(rows []Match) Dose {
	var d Dose
	for i, m := range rows {
		switch {
		case i == 0:
			d = m.Dose
			continue
		case d.Direction != m.Dose.Direction:
			d.Direction = ""
		}
		if d.Share == nil || m.Dose.Share == nil {
			d.Share = nil
			continue
		}
		d.Share = d.Share.with(m.Dose.Share)
	}
	return d
}

// conclude names the body that decides, and those that change the dose in another way.
func (r *Result) conclude() {
	r.Strength, r.Body = deciding(*r)
	if r.Action != ChangeDose {
		return
	}
	own := r.doseOf(r.Body)
	for _, m := range r.Matches {
		code := m.Body + ":" + string(ChangeDose)
		if m.Body == r.Body || m.Action != ChangeDose || !m.ForAll || slices.ContainsFunc(r.Disagreement, func(d string) bool { return strings.HasPrefix(d, m.Body+":") }) {
			continue
		}
		if own.differs(r.doseOf(m.Body)) {
			r.Disagreement = append(r.Disagreement, code)
		}
	}
	slices.Sort(r.Disagreement)
}

// differs reports whether no dose follows both: they point in opposite directions, or their shares do not meet.
func (d Dose) differs(other Dose) bool {
	if d.Direction != "" && other.Direction != "" && d.Direction != other.Direction {
		return true
	}
	return d.Share != nil && other.Share != nil && (d.Share.High < other.Share.Low || other.Share.High < d.Share.Low)
}
