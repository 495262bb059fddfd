package compose

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"allelens/report"
	"allelens/report/text"
	"allelens/variants/germline"
	"allelens/variants/knowledge"
)

// After how many months a source is ageing, and old.
const (
	ageingAfter = 6
	oldAfter    = 12
)

// oldestShare is one row in so many: the oldest part of a source is what at least so many of its rows are as old as.
const oldestShare = 10

var ageTones = map[string]report.Tone{report.Current: report.ToneNeutral, report.Ageing: report.ToneChange, report.Old: report.ToneAct}

// CurrencyOf tells how old the parts of a knowledge base are on a day, YYYY-MM-DD: the parts in the order of
// reading, each with its newest and its oldest date.
func CurrencyOf(words *text.Catalogue, editions []knowledge.Edition, day string) []report.Currency {
	list := []report.Currency{}
	for _, part := range []string{"classes", "definitions", "guidance", "programme"} {
		for _, of := range ofPart(editions, part) {
			held := slices.DeleteFunc(slices.Clone(editions), func(e knowledge.Edition) bool { return e.Part != part || e.Of != of })
			slices.SortStableFunc(held, func(a, b knowledge.Edition) int { return cmp.Compare(a.Date, b.Date) })
			c := report.Currency{Part: part, Of: of, Name: words.Text("report.currency."+part, "of", of)}
			c.Newest, c.Oldest = ageOf(words, held[len(held)-1].Date, day), ageOf(words, oldestOf(held), day)
			c.State = graver(c.Newest.State, c.Oldest.State)
			c.Badge = report.Badge{Word: c.Oldest.Text, Tone: ageTones[c.State]}
			list = append(list, c)
		}
	}
	return list
}

// Renewable reports whether the classes of a gene are old, which a newer file of ClinVar would mend.
func Renewable(parts []report.Currency) bool {
	return slices.ContainsFunc(parts, func(c report.Currency) bool { return c.Part == "classes" && c.State == report.Old })
}

// ofPart lists the genes or bodies of a part.
func ofPart(editions []knowledge.Edition, part string) (all []string) {
	for _, e := range editions {
		if e.Part == part && !slices.Contains(all, e.Of) {
			all = append(all, e.Of)
		}
	}
	return all
}

// oldestOf is the date of the oldest part of editions, which stand by date.
func oldestOf(editions []knowledge.Edition) string {
	total, passed := 0, 0
	for _, e := range editions {
		total += e.Rows
	}
	for _, e := range editions {
		if passed += e.Rows; passed*oldestShare >= total {
			return e.Date
		}
	}
	return ""
}

// ageOf is the age of a date, of which the day or the month may be missing: then it is taken for the first.
func ageOf(words *text.Catalogue, date, day string) report.Age {
	a := report.Age{Date: date, State: report.Current}
	from, to := numbers(date), numbers(day)
	a.Months = max(12*(to[0]-from[0])+to[1]-from[1], 0)
	begun := to[2] < from[2] // the last month is not over
	exact := to[2] == from[2]
	if begun && a.Months > 0 {
		a.Months--
	}
	past := func(limit int) bool { return a.Months > limit || a.Months == limit && !exact }
	switch {
	case past(oldAfter):
		a.State = report.Old
	case past(ageingAfter):
		a.State = report.Ageing
	}
	a.Text = monthsText(words, a.Months)
	return a
}

// numbers are year, month and day of a date.
func numbers(date string) [3]int {
	n := [3]int{0, 1, 1}
	for i, part := range strings.SplitN(date, "-", len(n)) {
		n[i], _ = strconv.Atoi(part) // dates of the base are well formed
	}
	return n
}

func monthsText(words *text.Catalogue, months int) string {
	key, n := "report.age.months", months
	switch {
	case months == 0:
		key = "report.age.new"
	case months >= 24:
		key, n = "report.age.years", months/12
	}
	return words.Text(key, "n", n)
}

// graver is the older of two states.
func graver(a, b string) string {
	order := []string{report.Current, report.Ageing, report.Old}
	return order[max(slices.Index(order, a), slices.Index(order, b))]
}

// currency fills in the ages of the sources that parts which age are from.
func (b *builder) currency(k *report.KnowledgeBase) {
	k.Currency = CurrencyOf(b.Catalogue, b.f.Knowledge.Editions, b.date)
	k.RenewClasses = Renewable(k.Currency)
	for i := range k.Sources {
		s := &k.Sources[i]
		if s.Date != "" && slices.ContainsFunc(b.f.Knowledge.Editions, func(e knowledge.Edition) bool { return e.Source == s.ID }) {
			a := ageOf(b.Catalogue, s.Date, b.date)
			s.Age = &a
		}
	}
}

// classChanges are the variants of this person whose class is another than the base before held, but for those that
// were and are on the benign side.
func (b *builder) classChanges() []report.ClassChange {
	list := []report.ClassChange{}
	for _, f := range b.findings(func(f germline.Finding) bool { return f.Classification != nil && f.Classification.Changed != nil }) {
		was, now := f.Classification.Changed, f.Classification
		if was.Class.Side() < 0 && now.Class.Side() < 0 {
			continue
		}
		c := report.ClassChange{Gene: f.Gene, Variant: short(f), From: string(was.Class), To: string(now.Class), Since: was.Since, Origin: b.origin(was.Origin)}
		c.Text = b.Text("report.class_change", "gene", c.Gene, "variant", c.Variant, "since", c.Since, "date", now.Date,
			"from", strings.ToLower(b.Text("report.class."+c.From)), "to", strings.ToLower(b.Text("report.class."+c.To)))
		list = append(list, c)
	}
	return list
}
