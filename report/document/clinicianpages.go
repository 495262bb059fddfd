package document

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/figure"
	"allelens/report/text"
)

// Page two gives up oncology's rows, then what other programmes say, then the second of two columns of evidence.
const stepsTwo = 8

// two is page two: evidence, figures, management, family, oncology.
func (c clinician) two(step int) []Section {
	var all []Section
	add := func(name, title, note string, blocks []Block) {
		if len(blocks) > 0 {
			all = append(all, Section{Name: name, Title: title, Note: note, Blocks: blocks})
		}
	}
	add("evidence", c.t("clinician.evidence"), "", c.evidenceOf(step))
	add("risk", c.t("clinician.risk"), c.riskNote(), c.riskFromToday(step))
	add("management", c.t("clinician.management"), join(c.Brief.Plan.Body, c.editions()), c.planColumns(step))
	var pair Columns
	if family := c.familyShort(step); len(family) > 0 {
		pair.Parts, pair.Shares = append(pair.Parts, append([]Block{Heading{Text: c.t("clinician.family"), Ruled: true}}, family...)), append(pair.Shares, 1)
	}
	if oncology := c.oncologyShort(step); len(oncology) > 0 {
		pair.Parts, pair.Shares = append(pair.Parts, append([]Block{Heading{Text: c.t("clinician.oncology"), Ruled: true}}, oncology...)), append(pair.Shares, 1)
	}
	if len(pair.Parts) > 0 {
		add("family", "", "", []Block{Paragraph{Line{Text: " "}}, pair})
	}
	add("explained", "", "", c.explained(step))
	return all
}

// evidenceOf sets what is known of the first findings side by side.
func (c clinician) evidenceOf(step int) []Block {
	most := 2
	if step > 6 {
		most = 1
	}
	var pair Columns
	for _, f := range c.Brief.Findings {
		rows := c.evidenceRows(f, step)
		if len(rows) == 0 || len(pair.Parts) == most {
			continue
		}
		t := Table{Dense: true, Columns: []Column{{Share: 1}, {Share: 4.2}}}
		for _, r := range rows {
			t.Rows = append(t.Rows, []Cell{muted(r.Name), plain(r.Value)})
		}
		pair.Parts, pair.Shares = append(pair.Parts, []Block{Heading{Text: f.Title, Badge: &f.Badge}, t}), append(pair.Shares, 1)
	}
	var blocks []Block
	if len(pair.Parts) == 1 {
		blocks = pair.Parts[0]
	} else if len(pair.Parts) > 1 {
		blocks = []Block{pair}
	}
	var read []string
	for _, g := range c.Cancer.Genes {
		key := "clinician.read"
		if g.AssumedBases > 0 {
			key += ".assumed"
		}
		read = append(read, c.t(key, "gene", g.Gene, "n", count(g.AssessedBases), "of", count(g.TotalBases), "assumed", count(g.AssumedBases)))
	}
	return append(blocks, Paragraph{Line{Text: c.t("clinician.read.line", "genes", strings.Join(read, "; ")), Style: Muted}})
}

// evidenceRows are what is known of a finding, name beside value.
func (c clinician) evidenceRows(f report.Finding, step int) []Fact {
	for _, g := range c.Cancer.Genes {
		for _, v := range g.Variants {
			if g.Gene+" "+v.HGVSC == f.Key {
				return c.variantRows(v)
			}
		}
		for _, e := range g.Structural {
			if g.Gene+" "+e.Name != f.Key {
				continue
			}
			var rows []Fact
			for _, r := range EventRows(e, c.t) {
				if slices.Contains([]string{"exons", "copies", "bounds", "match", "effect", "call"}, r.Key) && len(rows) < 7-step/3 {
					rows = append(rows, Fact{r.Name, r.Lines[0]})
				}
			}
			return rows
		}
	}
	return nil
}

func (c clinician) variantRows(v report.Variant) []Fact {
	var rows []Fact
	add := func(key, value string) {
		if value != "" {
			rows = append(rows, Fact{c.t("clinician.variant." + key), value})
		}
	}
	class := join(v.ClassificationSource, v.ReviewStatus, c.stars(v.Stars))
	if v.VariationID != "" {
		class = join(class, c.t("pdf.variation", "id", v.VariationID), c.evaluated(v))
	}
	add("class", cmp.Or(class, c.t("brief.class.not_held")))
	add("effect", join(v.ConsequenceText, v.HGVSP, c.optional("pdf.exon_n", v.Exon)))
	if v.Frequency != nil {
		people := v.Frequency.Text
		if k, n := v.Frequency.AlleleCount, v.Frequency.AlleleTotal; k != nil && n != nil {
			people = c.t("clinician.people", "text", people, "k", count(*k), "n", count(*n))
		}
		add("people", people)
	}
	add("notes", strings.Join(v.Notes, " "))
	add("genome", shorten(v.HGVSG))
	if p := v.Provisional; p != nil {
		var met []string
		for _, e := range v.Evidence {
			if e.Met == "met" {
				met = append(met, strings.TrimSpace(e.Code+" "+e.Strength))
			}
		}
		add("own", join(strings.Join(met, ", "), text.First(p.Text), p.Label))
	}
	at := ""
	if v.VCFLineNumber != nil {
		at = c.t("pdf.line_n", "n", count(*v.VCFLineNumber))
	}
	add("file", join(at, v.Genotype, c.optional("pdf.depth", v.Depth), c.optional("pdf.quality", v.GenotypeQuality), v.Filter))
	return rows
}

// riskNote says whom the figures are about.
func (c clinician) riskNote() string {
	if len(c.Risks) == 0 || c.Case.Age == nil {
		return ""
	}
	return c.t("clinician.risk.note", "age", *c.Case.Age)
}

// riskFromToday is the figures beside the curves, or why there are none.
func (c clinician) riskFromToday(step int) []Block {
	blocks := append(c.curves(step), c.figuresAfter(step)...)
	said := c.aboutFigures()
	if len(blocks) == 0 && len(said) == 0 {
		said = c.whyNone()
	}
	for _, words := range []string{strings.Join(said, " "), c.studies()} {
		if words != "" {
			blocks = append(blocks, Paragraph{Line{Text: words, Style: Muted}})
		}
	}
	return blocks
}

// curves are the figures from today beside the curves that they come from.
func (c clinician) curves(step int) []Block {
	if len(c.Risks) == 0 {
		return nil
	}
	var left []Block
	if t := c.todayTable(); len(t.Rows) > 0 {
		left = append(left, t)
	}
	left = append(left, Paragraph{Line{Lead: c.t("clinician.risk.birth"), Text: c.fromBirth(), Style: Small}})
	if !slices.ContainsFunc(c.Risks, func(r report.Risk) bool { return len(r.Ages) > 1 }) {
		return left
	}
	return []Block{Columns{Shares: []float64{1, 1.3}, Parts: [][]Block{left, {Drawings{c.chart(step)}}}}}
}

// figuresAfter are those after a first cancer or after surgery, and comparisons where there is no curve.
func (c clinician) figuresAfter(step int) []Block {
	var blocks []Block
	for _, a := range c.Contralateral {
		if a.Fits || a.FirstAt == "" {
			blocks = append(blocks, Paragraph{Line{Lead: a.Label + ":", Text: join(a.Text, c.study(a.Source, a.PMID)), Style: Small}})
		}
	}
	for i, o := range c.OtherRisks {
		if i < 4-step/2 && (o.First != "" || o.Surgery != "" || len(c.Risks) == 0) {
			blocks = append(blocks, Paragraph{Line{Lead: o.Label + ":", Text: join(o.Text, c.study(o.Source, o.PMID)), Style: Small}})
		}
	}
	return blocks
}

// aboutFigures says which figures were left out, and whom the others are about; how they are computed stands in the annex.
func (c clinician) aboutFigures() []string {
	var said []string
	for _, l := range c.RisksLeftOut {
		said = append(said, l.Text)
	}
	for _, n := range c.RiskNotes {
		if n.Code != "method" && n.Code != "method_interval" {
			said = append(said, n.Text)
		}
	}
	return said
}

// whyNone is why genes have no figures, each reason once.
func (c clinician) whyNone() []string {
	var said []string
	for _, g := range c.Cancer.Genes {
		if n := g.NoFigures; n != nil && !slices.Contains(said, n.Text) {
			said = append(said, n.Text)
		}
	}
	return said
}

// todayTable is each cancer's risk from today's age on.
func (c clinician) todayTable() Table {
	t := Table{Columns: []Column{{Share: 1.7}, {Title: c.t("clinician.risk.ten"), Share: 1.1, Right: true}, {Title: c.lastHead(), Share: 1.1, Right: true}}}
	large := func(s *report.Share) Cell {
		switch {
		case s == nil:
			return muted("–")
		case s.Before != "":
			return plain(s.String())
		}
		return Cell{{Lead: s.Number, Text: s.Unit, Style: Large}}
	}
	for _, r := range c.Risks {
		if f := r.FromToday; f != nil {
			last := large(f.To80Share)
			if _, one := c.lastAge(); !one {
				last = append(last, muted(c.t("clinician.risk.by", "age", f.LastAge))...)
			}
			t.Rows = append(t.Rows, []Cell{cell(strong(r.Label), muted(c.population(f))), large(f.TenYearShare), last})
		}
	}
	return t
}

// lastAge is the age that the figures from today end at, if it is the same of all.
func (c clinician) lastAge() (age int, one bool) {
	for _, r := range c.Risks {
		if f := r.FromToday; f != nil {
			if age != 0 && age != f.LastAge {
				return 0, false
			}
			age = f.LastAge
		}
	}
	return age, true
}

// lastHead is the head of the figures to the last age; where they end at several, each says its own.
func (c clinician) lastHead() string {
	if age, one := c.lastAge(); one {
		return c.t("clinician.risk.last", "age", age)
	}
	return c.t("clinician.risk.last_each")
}

// population is what holds for people without the variant, from the same age on.
func (c clinician) population(f *report.FromToday) string {
	if f.PopulationTenYear == nil || f.PopulationTo80 == nil {
		return ""
	}
	return c.t("clinician.risk.all", "ten", rounded(*f.PopulationTenYear), "last", rounded(*f.PopulationTo80))
}

// rounded is a figure as people write it: whole from ten on.
func rounded(v float64) string {
	if v >= 10 {
		return decimal(math.Round(v))
	}
	return tenth(v)
}

// fromBirth is the published risks to the last age, with those of the population.
func (c clinician) fromBirth() string {
	var parts []string
	for _, r := range c.Risks {
		said := r.Label + " " + r.Text
		if v := at(r.PopulationPercent, len(r.Ages)-1); v != nil {
			said += " " + c.t("clinician.risk.people", "n", tenth(*v))
		}
		parts = append(parts, said)
	}
	return strings.Join(parts, "; ") + "."
}

// studies are where the figures come from, each once.
func (c clinician) studies() string {
	var all []string
	add := func(s string) {
		if s != "" && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	for _, r := range c.Risks {
		add(c.study(r.Source, r.PMID))
	}
	for _, r := range c.Risks {
		if r.PopulationSource != "" {
			add(c.t("clinician.risk.population", "source", r.PopulationSource))
		}
	}
	return strings.Join(all, " · ")
}

// chart is the published curves, lower where the page is full.
func (c clinician) chart(step int) Drawing {
	return Drawing{Alt: c.t("pdf.risk.alt"), Build: remembered(func(width float64) figure.Scene {
		plot := RiskPlot(c.Risks, c.Case.Age, func(r report.Risk) string { return c.t("pdf.risk.population", "cancer", c.cancerName(r)) })
		plot.Axis, plot.Percent, plot.Text = c.t("pdf.risk.axis"), c.percent, figureText
		if c.Case.Age != nil {
			plot.AgeLabel = c.t("pdf.risk.age", "n", *c.Case.Age)
		}
		return figure.RiskChart(width, (0.6-0.015*float64(step))*width, plot)
	})}
}

// remembered builds a drawing once for a width: paper asks how tall it is before it is set.
func remembered(build func(float64) figure.Scene) func(float64) figure.Scene {
	var last float64
	var scene figure.Scene
	return func(width float64) figure.Scene {
		if width != last {
			last, scene = width, build(width)
		}
		return scene
	}
}

// editions are those of the programme's bodies.
func (c clinician) editions() string {
	var all []string
	for _, m := range c.Management {
		if edition := strings.TrimSpace(m.Version); !m.Beside && edition != "" && !slices.Contains(all, edition) {
			all = append(all, edition)
		}
	}
	return strings.Join(all, "; ")
}

// planColumns is the programme: now, within weeks, later; then what others say.
func (c clinician) planColumns(step int) []Block {
	p := c.Brief.Plan
	if len(p.Now)+len(p.Later)+len(p.ByAge) == 0 || p.Body == "" {
		return nil // page one says what comes next
	}
	column := func(title string, items []report.PlanItem) []Block {
		t := Table{Dense: true, Columns: []Column{{Share: 1}}}
		for _, i := range items {
			said := Cell{{Lead: i.Do, Text: i.Detail}}
			if i.Badge != nil {
				said = append(said, Line{Badge: i.Badge})
			}
			if i.Code == "" {
				said = plain(i.Do)
			}
			t.Rows = append(t.Rows, []Cell{said})
		}
		if len(items) == 0 {
			t.Rows = [][]Cell{{muted("–")}}
		}
		return []Block{Paragraph{Line{Text: c.t("clinician.plan." + title), Style: Strong}}, t}
	}
	next := column("next", p.Next)
	if len(p.Others) > 0 && step < 7 { // there is room below what is to come
		next = append(next, Paragraph{Line{Lead: c.t("clinician.plan.others"), Text: strings.Join(p.Others, " · "), Style: Small}})
	}
	first, last := column("now", p.Now), column("later", p.Later)
	if len(p.ByAge) > 0 {
		first, last = column("by_age", p.ByAge), column("any_age", slices.Concat(p.Now, p.Later))
	}
	return []Block{Columns{Shares: []float64{1.2, 1, 1}, Topped: true, Gap: 18, Parts: [][]Block{first, next, last}}}
}

// familyShort is the chances of relatives by degree.
func (c clinician) familyShort(step int) []Block {
	f := c.Family
	if f == nil {
		return nil
	}
	t := Table{Dense: true, Columns: []Column{{Share: 1}, {Share: 5}}}
	byPercent := map[float64][]string{}
	var order []float64
	for _, r := range f.Relatives {
		if byPercent[r.Percent] == nil {
			order = append(order, r.Percent)
		}
		byPercent[r.Percent] = append(byPercent[r.Percent], strings.ToLower(c.coded("clinician.kin", r.Relation)))
	}
	for _, p := range order {
		t.Rows = append(t.Rows, []Cell{strong(c.percent(p)), plain(strings.Join(byPercent[p], ", "))})
	}
	blocks := []Block{t}
	if len(t.Rows) == 0 {
		blocks = []Block{Paragraph{Line{Text: f.Note, Style: Small}}}
	}
	var said []string
	for _, a := range slices.Concat(f.Advice, f.Reproduction) {
		if slices.Contains([]string{"men_too", "minors", "confirm_first", "fanconi"}[:4-min(2, step/3)], a.Code) {
			said = append(said, a.Text)
		}
	}
	return append(blocks, Paragraph{Line{Text: strings.Join(said, " "), Style: Small}})
}

// oncologyShort is what oncology may consider: this person's other genes first.
func (c clinician) oncologyShort(step int) []Block {
	var context []string
	t := Table{Dense: true, Columns: []Column{{Share: 1.4}, {Share: 1.9}}}
	most := max(2, 6-step)
	for _, o := range c.Oncology {
		if o.Kind == "context" {
			if !slices.Contains(context, o.Medicine) {
				context = append(context, o.Medicine)
			}
			continue
		}
		if d := c.drugNamed(o.Medicine); d != nil && d.Attention && len(t.Rows) < most {
			t.Rows = append(t.Rows, []Cell{strong(o.Medicine), {{Text: d.Brief.Badge.Word, Style: Plain}}})
		}
	}
	var blocks []Block
	if len(context) > 0 {
		blocks = append(blocks, Paragraph{Line{Text: c.t("clinician.oncology.context", "medicines", strings.Join(context, ", ")), Style: Small}})
	}
	if len(t.Rows) > 0 {
		blocks = append(blocks, Paragraph{Line{Text: c.t("clinician.oncology.genes"), Style: Small}}, t)
	}
	return blocks
}

func (c clinician) drugNamed(name string) *report.Drug {
	if i := slices.IndexFunc(c.Drugs, func(d report.Drug) bool { return d.Drug == name }); i >= 0 {
		return &c.Drugs[i]
	}
	return nil
}

// explained are the results that must not be read as more than they are.
func (c clinician) explained(step int) []Block {
	if step > 4 || slices.ContainsFunc(c.Brief.Findings, func(f report.Finding) bool { return f.Grave }) {
		return nil
	}
	var blocks []Block
	for _, e := range c.Explanations {
		var said []string
		for _, l := range e.Lines {
			said = append(said, l.Text)
		}
		blocks = append(blocks, Paragraph{Line{Lead: join(append([]string{e.Title}, e.Genes...)...) + ":", Text: strings.Join(said, " "), Style: Small}})
	}
	return blocks
}
