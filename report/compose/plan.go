package compose

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/variants/germline"
)

// plan is what the chosen programme asks for: now, within weeks, and later. Without a programme there are the tests alone.
func (b *builder) plan(r *report.Report) report.Plan {
	p := report.Plan{Now: []report.PlanItem{}, Next: []report.PlanItem{}, Later: []report.PlanItem{}, ByAge: []report.PlanItem{}, Others: []string{}}
	var bodies []string
	seen := map[string]bool{}
	for _, m := range r.Management {
		if m.Beside || m.Status == "past" || seen[m.Code] {
			continue
		}
		seen[m.Code] = true
		if !slices.Contains(bodies, m.Body) {
			bodies = append(bodies, m.Body)
		}
		b.place(&p, m)
	}
	slices.SortStableFunc(p.Now, func(x, y report.PlanItem) int { return boolean(y.Badge != nil) - boolean(x.Badge != nil) })
	slices.SortStableFunc(p.Later, func(x, y report.PlanItem) int { return x.From - y.From })
	p.Body = strings.Join(bodies, ", ")
	p.Next = append(p.Next, b.planNext()...)
	for _, l := range those(b.found, germline.UncertainFound) {
		if l.finding != nil && unknown(*l.finding) {
			p.Later = append([]report.PlanItem{{Do: b.Text("brief.plan.recheck", "date", recheck(b.date), "variant", l.called())}}, p.Later...)
		}
	}
	p.Others = b.otherProgrammes(r)
	return p
}

// place puts an item of the programme where today's age has it.
func (b *builder) place(p *report.Plan, m report.Management) {
	item := report.PlanItem{Code: m.Code, Do: m.Item, Detail: m.Interval}
	if m.FromAge != nil {
		item.From = *m.FromAge
	}
	switch {
	case m.Status == "later" && m.FromAge != nil:
		item.Do, item.Detail = b.Text("brief.plan.at", "age", *m.FromAge), dotted(m.Item, m.Interval)
		if m.Once {
			item.Detail = dotted(m.Item, m.Ages)
		}
		p.Later = append(p.Later, item)
		return
	case m.Once && m.Status == "now":
		item.Badge = b.badgeOf("critical", report.ToneAct)
		item.Detail = m.When
	case m.Status == "" && m.Ages != "":
		item.Detail = dotted(m.Ages, m.Interval)
	}
	for _, end := range []string{": ", ", "} {
		if head, rest, ok := strings.Cut(m.Item, end); ok {
			item.Do, item.Detail = head+end[:1], dotted(rest, item.Detail)
			break
		}
	}
	if m.Status == "" && m.Ages != "" { // nobody can say what of it holds today
		p.ByAge = append(p.ByAge, item)
		return
	}
	p.Now = append(p.Now, item)
}

// planNext are the tests and letters of the next weeks.
func (b *builder) planNext() []report.PlanItem {
	var out []report.PlanItem
	add := func(key string, pairs ...any) {
		out = append(out, report.PlanItem{Do: b.Text("brief.plan."+key, pairs...)})
	}
	carrier := len(those(b.found, germline.PathogenicFound))+len(those(b.found, germline.ProbableFound)) > 0
	if carrier && !b.allConfirmed("") {
		add("confirm")
	}
	if names := b.unmeasured(); len(b.f.Cancer.Genes) > 0 && names != "" {
		add("large", "genes", names)
	}
	medicines := map[string][]string{}
	var genes []string
	for _, s := range b.silent {
		if s.Asked || s.Worst != "" {
			if medicines[s.Gene] == nil {
				genes = append(genes, s.Gene)
			}
			medicines[s.Gene] = append(medicines[s.Gene], s.Drug)
		}
	}
	for _, g := range genes {
		add("gene", "gene", g, "medicines", b.someOf(medicines[g]))
	}
	switch {
	case b.moreThanOne() || !b.testable():
	case b.allConfirmed(""):
		add("relatives.confirmed")
	default:
		add("relatives")
	}
	return out
}

// otherProgrammes are the ages of the other bodies, for screening and surgery alone.
func (b *builder) otherProgrammes(r *report.Report) []string {
	var bodies []string
	items := map[string][]string{}
	for _, m := range r.Management {
		if !m.Beside || m.Ages == "" || m.Status == "past" {
			continue
		}
		if items[m.Body] == nil {
			bodies = append(bodies, m.Body)
		}
		name, _, _ := strings.Cut(m.Item, ":")
		name, _, _ = strings.Cut(name, ",")
		items[m.Body] = append(items[m.Body], b.Text("brief.plan.other.item", "item", name, "ages", m.Ages))
	}
	out := []string{}
	for _, body := range bodies {
		out = append(out, b.Text("brief.plan.other", "body", body, "items", strings.Join(items[body], ", ")))
	}
	return out
}
