package document

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/figure"
	"allelens/report/text"
)

// ViewPage is one page of what is shown to a patient: one thought, in the sentences of the patient's document. It names nobody,
// no number and no file.
type ViewPage struct {
	Name   string // of the section that it is from
	Title  string
	Rows   []ViewRow
	Figure *Drawing // nil for none
	Note   string   // small, below
}

// ViewRow is a line of a page, or some with a word before them: "Now".
type ViewRow struct {
	Lead  string
	Lines []Line
	Heads bool // the word is a title of its own: another thought goes on below it
	Small bool // as a note
}

// Words are all words of a page, as they are read.
func (p ViewPage) Words() []string {
	all := []string{p.Title}
	for _, r := range p.Rows {
		all = append(all, r.Lead)
		for _, l := range r.Lines {
			all = append(all, spaced(l.Lead, l.Text))
		}
	}
	if p.Figure != nil {
		all = append(all, p.Figure.Alt)
	}
	return slices.DeleteFunc(append(all, p.Note), func(s string) bool { return s == "" })
}

// View is the patient's document page by page: the result first, questions and whom to ask last. Short thoughts that belong
// together share a page.
func View(r *report.Report) []ViewPage {
	p := patient{writer: writer{Report: r, words: text.Of(r.Language)}, large: true}
	v := viewer{patient: p}
	known := p.known() // the result begins with it
	v.callouts("known", known)
	v.callouts(PatientResult, p.result(0)[len(known):])
	beginning := len(v.pages)
	v.risks()
	risks := slices.Clone(v.pages[beginning:])
	if help := p.help(0); len(help) > 0 {
		v.add(PatientHelp, p.t("patient.section."+PatientHelp), help)
	} else {
		v.pages = v.pages[:beginning] // why there are no numbers comes below what to do
		v.add(PatientNext, p.t("patient.section."+PatientNext), p.next(0))
		v.below(risks...)
	}
	v.below(v.apart(func(v *viewer) { v.add(PatientFamily, p.t("patient.section."+PatientFamily), p.family(0)) })...)
	v.add(PatientMedicines, p.t("patient.section."+PatientMedicines), p.medicines(0))
	v.scores()
	v.add(PatientLimits, p.t("patient.section."+PatientLimits), p.limits(0))
	v.changed()
	v.below(v.apart(func(v *viewer) {
		v.add("ask", p.t("patient.view.ask"), slices.Concat([]Block{Paragraph{Line{Text: p.t("patient.next.questions")}}}, p.whomToAsk(0)))
	})...)
	return v.pages
}

// apart are the pages that something makes, not yet among the others.
func (v *viewer) apart(make func(*viewer)) []ViewPage {
	other := viewer{patient: v.patient}
	make(&other)
	return other.pages
}

// below adds pages, a single one to the page before it where that has room: its title stands above its rows. No page holds
// more than two thoughts, and none that draws people or names medicines another one.
func (v *viewer) below(pages ...ViewPage) {
	if len(pages) != 1 || len(v.pages) == 0 {
		v.pages = append(v.pages, pages...)
		return
	}
	last, next := &v.pages[len(v.pages)-1], pages[0]
	rows := slices.Clone(last.Rows)
	if last.Note != "" {
		rows = append(rows, ViewRow{Lines: []Line{{Text: last.Note}}, Small: true})
	}
	for i, r := range next.Rows {
		if i == 0 {
			if r.Lead != "" {
				rows = append(rows, ViewRow{Lead: next.Title, Heads: true})
			} else {
				r.Lead, r.Heads = next.Title, true
			}
		}
		rows = append(rows, r)
	}
	shared := slices.ContainsFunc(last.Rows, func(r ViewRow) bool { return r.Heads })
	alone := last.Figure != nil || last.Name == PatientMedicines || next.Figure != nil && len(next.Figure.Apart) > 0 || len(next.Rows) == 0
	room := mostShared
	if next.Figure != nil {
		room -= figureLetters
	}
	if shared || alone || !fitsIn(rows, room) {
		v.pages = append(v.pages, next)
		return
	}
	last.Rows, last.Figure, last.Note = rows, next.Figure, next.Note
}

// viewer lays blocks out in pages.
type viewer struct {
	patient
	pages []ViewPage
}

// mostLetters and mostRows are how much stands on one page; mostShared is how many letters two thoughts on one may have, of
// which figureLetters are for a small figure.
const mostLetters, mostRows, mostShared, figureLetters = 900, 10, 1200, 150

// viewDot and viewText are the sizes in points of a hundred people on a page, and of the words beside them.
const viewDot, viewText = 41, 22

// callouts are a page each: its title is what was found. What weighs the same as the one before goes on below it, where there is room.
func (v *viewer) callouts(name string, blocks []Block) {
	var page ViewPage
	var tone report.Tone
	for _, b := range blocks {
		c, ok := b.(Callout)
		if !ok {
			continue
		}
		if page.Title != "" && c.Tone == tone && fits(append(slices.Clone(page.Rows), rowUnder(c))) {
			page.Rows = append(page.Rows, rowUnder(c))
			continue
		}
		if page.Title != "" {
			v.put(page)
		}
		page, tone = ViewPage{Name: name, Title: c.Title, Rows: rowsOf(c.Lines...)}, c.Tone
	}
	if page.Title != "" {
		v.put(page)
	}
}

// rowUnder is a callout below others: its title stands before its lines.
func rowUnder(c Callout) ViewRow {
	row := ViewRow{Lead: c.Title}
	for _, l := range c.Lines {
		row.Lines = append(row.Lines, Line{Text: l})
	}
	return row
}

// letters is how much room a row takes, in letters: a line that is not full takes some too.
func letters(r ViewRow) int {
	n := len(r.Lead)
	for _, l := range r.Lines {
		n += len(l.Lead) + len(l.Text) + 40
	}
	return n
}

// fits reports whether rows have room on one page.
func fits(rows []ViewRow) bool { return fitsIn(rows, mostLetters) }

// fitsIn reports whether rows have no more letters than that, and have room on one page.
func fitsIn(rows []ViewRow, most int) bool {
	n := 0
	for _, r := range rows {
		n += letters(r)
	}
	return len(rows) <= mostRows && n <= most
}

// rowsOf are sentences, one in a row.
func rowsOf(sentences ...string) (rows []ViewRow) {
	for _, s := range sentences {
		rows = append(rows, ViewRow{Lines: []Line{{Text: s}}})
	}
	return rows
}

// risks are the hundred people of each cancer, a page each, and what stands beside them.
func (v *viewer) risks() {
	title := v.t("patient.section." + v.titleOf(PatientRisk))
	for _, b := range v.risk(0) {
		if d, ok := b.(Drawings); ok {
			for i := range d {
				v.put(ViewPage{Name: PatientRisk, Title: title, Rows: rowsOf(v.intro()...), Figure: &d[i]})
			}
			continue
		}
		if p, ok := b.(Paragraph); ok && v.settled() && v.ahead() && slices.Contains(v.intro(), p.Text) {
			continue // stands above each
		}
		if p, ok := b.(Paragraph); ok && p.Style == Muted && len(v.pages) > 0 && v.pages[len(v.pages)-1].Name == PatientRisk {
			last := &v.pages[len(v.pages)-1]
			last.Note = spaced(last.Note, p.Text) // holds for the figures before it
			continue
		}
		v.add(PatientRisk, title, []Block{b})
	}
}

// intro says who the hundred people are.
func (v *viewer) intro() []string {
	if !v.ahead() {
		return nil
	}
	return []string{v.t("patient.today."+v.who100(), "age", *v.Case.Age)}
}

// changed is what looking at the case again has changed for the patient.
func (v *viewer) changed() {
	if v.Changes == nil {
		return
	}
	var rows []ViewRow
	for _, i := range v.Changes.Items {
		if i.Concludes {
			rows = append(rows, ViewRow{Lead: i.Of, Lines: []Line{{Text: v.t("patient.view.changed.line")}}})
		}
	}
	key := "patient.view.changed"
	if len(rows) == 0 {
		key = "patient.view.unchanged"
		rows = rowsOf(v.t("patient.view.unchanged.line"))
	} else {
		rows = append(rows, rowsOf(v.t("patient.view.changed.do"))...)
	}
	v.put(ViewPage{Name: "changed", Title: v.t(key), Rows: rows})
}

// add lays blocks out on pages under a title.
func (v *viewer) add(name, title string, blocks []Block) {
	page := ViewPage{Name: name, Title: title}
	flush := func() {
		if len(page.Rows) > 0 || page.Note != "" || page.Figure != nil {
			v.put(page)
		}
		page = ViewPage{Name: name, Title: title}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case Callout:
			if name == PatientLimits { // what was not seen is one thought
				page.Rows = append(page.Rows, rowUnder(b))
				continue
			}
			flush()
			v.put(ViewPage{Name: name, Title: b.Title, Rows: rowsOf(b.Lines...)})
		case Columns:
			for _, part := range b.Parts {
				v.into(&page, part)
			}
		default:
			v.into(&page, []Block{b})
		}
	}
	flush()
}

// into takes blocks up in a page.
func (v *viewer) into(page *ViewPage, blocks []Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case Paragraph:
			if b.Style == Muted {
				page.Note = spaced(page.Note, b.Text)
			} else {
				page.Rows = append(page.Rows, ViewRow{Lines: []Line{{Lead: b.Lead, Text: b.Text}}})
			}
		case List:
			page.Rows = append(page.Rows, rowsOf(b.Items...)...)
		case Table:
			for _, row := range b.Rows {
				page.Rows = append(page.Rows, ViewRow{Lead: row[0][0].Text, Lines: row[len(row)-1]})
			}
		case Box:
			row := ViewRow{Lead: b.Title}
			for _, part := range b.Parts {
				for _, x := range part {
					if p, ok := x.(Paragraph); ok {
						row.Lines = append(row.Lines, Line{Lead: p.Lead, Text: p.Text})
					}
				}
			}
			page.Rows = append(page.Rows, row)
		case Drawings:
			page.Figure = &b[0]
		case Grid:
			for _, f := range b.Fields {
				if f.Value != "" {
					page.Rows = append(page.Rows, ViewRow{Lead: f.Name, Lines: []Line{{Text: f.Value}}})
				}
			}
		}
	}
}

// put adds a page, in several where it holds too much for one: the title stands on each.
func (v *viewer) put(page ViewPage) {
	page.Rows = slices.Clone(page.Rows)
	for i, r := range page.Rows {
		page.Rows[i] = withoutBlanks(r)
	}
	v.pages = append(v.pages, inPages(page, mostLetters)...)
}

// inPages are the pages that a page takes, of so many letters each; the figure stands on the first, the note on the last.
func inPages(page ViewPage, most int) (all []ViewPage) {
	rest, note := page.Rows, page.Note
	for {
		used, n := 0, 0
		for n < len(rest) && n < mostRows && (n == 0 || used+letters(rest[n]) <= most) {
			used += letters(rest[n])
			n++
		}
		one := page
		one.Rows, rest = rest[:n], rest[n:]
		if one.Note = ""; len(rest) == 0 {
			one.Note = note
		}
		all = append(all, one)
		if len(rest) == 0 {
			return all
		}
		page.Figure = nil
	}
}

// mostLarge is how many letters stand on a page where they are large.
const mostLarge = 330

// InParts are the pages for large letters, of which nothing has to be scrolled: one thought a page, people first and what is
// said of them on the next, rows on as many as they take.
func InParts(pages []ViewPage) (all []ViewPage) {
	for _, p := range pages {
		for _, p := range thoughts(p) {
			switch {
			case p.Figure == nil:
				all = append(all, inPages(p, mostLarge)...)
			case len(p.Figure.Apart) < 2:
				all = append(all, p)
			default:
				words := p
				p.Rows, p.Note = nil, ""
				p.Figure, words.Figure = &p.Figure.Apart[0], &p.Figure.Apart[1]
				all = append(all, p, words)
			}
		}
	}
	return all
}

// thoughts are the one or two pages of a page by its titles: figure and note are the last one's.
func thoughts(p ViewPage) []ViewPage {
	at := slices.IndexFunc(p.Rows, func(r ViewRow) bool { return r.Heads })
	if at < 0 {
		return []ViewPage{p}
	}
	first, second := ViewPage{Name: p.Name, Title: p.Title, Rows: p.Rows[:at]}, p
	second.Title, second.Rows = p.Rows[at].Lead, slices.Clone(p.Rows[at:])
	if second.Rows[0].Lead, second.Rows[0].Heads = "", false; len(second.Rows[0].Lines) == 0 {
		second.Rows = second.Rows[1:]
	}
	return []ViewPage{first, second}
}

// Large is a figure as a page shows it, of a width in points.
func (p ViewPage) Large(width float64) figure.Scene { return p.Figure.Build(width) }

// OfView is what stands above a page: "Your result · 2 of 5".
func OfView(r *report.Report, at, count int) string {
	return text.Of(r.Language).Text("patient.view.page", "n", at+1, "count", count)
}

// Turns are the words for going to the page before and the next one.
func Turns(r *report.Report) (back, next string) {
	words := text.Of(r.Language)
	return words.Text("patient.view.back"), words.Text("patient.view.next")
}

// Paused are the two lines of the pause.
func Paused(r *report.Report) (title, line string) {
	words := text.Of(r.Language)
	return words.Text("patient.view.pause"), strings.TrimSpace(words.Text("patient.view.pause.line"))
}

// blanks are to be filled in with a pen.
var blanks = strings.NewReplacer(": ____________", " …", "____________", "…")

// withoutBlanks is a row as a screen shows it.
func withoutBlanks(r ViewRow) ViewRow {
	lines := slices.Clone(r.Lines)
	for i := range lines {
		lines[i].Text = blanks.Replace(lines[i].Text)
	}
	return ViewRow{Lead: r.Lead, Lines: lines, Heads: r.Heads, Small: r.Small}
}
