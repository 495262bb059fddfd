package document

import (
	"maps"
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/figure"
)

// states in the order of print; a state that is not among them follows by name.
var states = []string{"reference", "variant", "no_call", "filtered", "absent", "not_asked"}

func (w writer) quality() []Block {
	q := w.Quality
	complete := "pdf.complete"
	if !q.Complete {
		complete = "pdf.incomplete"
	}
	blocks := []Block{
		Paragraph{Line{Text: w.t("pdf.records", "used", count(q.RecordsUsed), "seen", count(q.RecordsSeen))}},
		Paragraph{Line{Text: w.t("pdf.states", "total", count(q.SitesTotal), "list", w.counted(q.Sites))}},
		Paragraph{Line{Text: w.t(complete)}},
	}
	for _, text := range []string{q.Assay.Text, q.Thresholds.Text} {
		if text != "" {
			blocks = append(blocks, Paragraph{Line{Text: text}})
		}
	}
	if q.AssumedReference > 0 {
		blocks = append(blocks, Paragraph{Line{Text: w.t("pdf.assumed_sites", "n", count(q.AssumedReference)), Style: Mark}})
	}
	if len(q.Messages) > 0 {
		blocks = append(blocks, Heading{Text: w.t("pdf.messages")}, w.messages())
	}
	if len(w.Input.AssemblyEvidence) > 0 {
		blocks = append(blocks, Heading{Text: w.t("pdf.build", "assembly", w.Input.Assembly)}, w.votes())
	}
	for _, g := range w.Cancer.Genes {
		if len(g.Exons) > 0 {
			blocks = append(blocks, Heading{Text: w.t("pdf.coverage", "gene", g.Gene)}, Drawings{w.exonMap(g)})
		}
	}
	if len(q.Genes) > 0 {
		blocks = append(blocks, Heading{Text: w.t("pdf.ledger")}, w.ledger())
	}
	return blocks
}

func (w writer) counted(sites map[string]int) string {
	names := slices.Concat(states, slices.Sorted(maps.Keys(sites)))
	var parts []string
	done := map[string]bool{}
	for _, name := range names {
		if n, ok := sites[name]; ok && !done[name] {
			done[name] = true
			parts = append(parts, w.coded("pdf.state", name)+" "+count(n))
		}
	}
	return strings.Join(parts, " · ")
}

func (w writer) messages() Table {
	t := Table{Columns: w.columns("severity", 1.4, "message", 6, "where", 2)}
	tones := map[string]report.Tone{"error": report.ToneAct, "warning": report.ToneChange, "info": report.ToneNeutral}
	for _, m := range w.Quality.Messages {
		t.Rows = append(t.Rows, []Cell{badge(toned(w.coded("pdf.severity", m.Severity), tones[m.Severity])), plain(m.Text), plain(m.Where)})
	}
	return t
}

func (w writer) votes() List {
	var l List
	for _, v := range w.Input.AssemblyEvidence {
		l.Items = append(l.Items, v.Text)
	}
	return l
}

func (w writer) exonMap(g report.CancerGene) Drawing {
	return Drawing{Alt: w.t("pdf.coverage", "gene", g.Gene), Build: func(width float64) figure.Scene {
		c := Coverage(g)
		c.Seen, c.Filtered, c.NoCall, c.Empty = w.t("pdf.exons.seen"), w.t("pdf.exons.filtered"), w.t("pdf.exons.no_call"), w.t("pdf.exons.empty")
		c.Percent, c.Text = w.percent, figureText
		return figure.ExonMap(width, c)
	}}
}

// Coverage is the drawing of what was seen of a gene's exons.
func Coverage(g report.CancerGene) figure.Coverage {
	var c figure.Coverage
	for _, e := range g.Exons {
		c.Exons = append(c.Exons, figure.ExonBases{Number: e.Number, Bases: e.Bases, Seen: e.Assessed, Filtered: e.Filtered, NoCall: e.NoCall})
	}
	return c
}

func (w writer) ledger() Table {
	t := Table{Columns: w.columns("gene", 1.3, "total", 1, "states", 5, "excluded", 2.4)}
	for _, g := range w.Quality.Genes {
		t.Rows = append(t.Rows, []Cell{strong(g.Gene), plain(count(g.Total)), plain(w.counted(g.Sites)), plain(strings.Join(g.CannotExclude, ", "))})
	}
	return t
}

func (w writer) sources() []Block {
	pair := func(key, value string) Fact { return Fact{w.t("pdf.fact." + key), w.orUnknown(value)} }
	t := Table{Columns: w.columns("name", 2.6, "version", 1.1, "date", 1.2, "licence", 1.5, "address", 4)}
	for _, s := range w.KnowledgeBase.Sources {
		address := s.URL
		if s.PMID != "" {
			address = join(address, w.t("pdf.pmid", "id", s.PMID))
		}
		t.Rows = append(t.Rows, []Cell{strong(s.Name), plain(s.Version), plain(w.dated(s)), plain(s.Licence), muted(address)})
	}
	blocks := []Block{
		Facts{Columns: 3, Pairs: []Fact{
			pair("software", w.Software.Name+" "+w.Software.Version), pair("base", w.KnowledgeBase.Version), pair("format", join(w.Input.Format, w.Input.VCFVersion)),
			pair("bytes", count(w.Input.Bytes)), pair("access", w.coded("pdf.access", w.Input.Access)), pair("assembly", w.Input.Assembly),
		}},
		Paragraph{w.checksum()},
	}
	if len(w.KnowledgeBase.Currency) > 0 {
		blocks = append(blocks, w.currency())
	}
	return append(blocks, t)
}

// dated is a source's date, with its age where it ages.
func (w writer) dated(s report.Source) string {
	if s.Age == nil {
		return s.Date
	}
	return join(s.Date, s.Age.Text)
}

// currency is how old each part of the knowledge base is on the report's date.
func (w writer) currency() Table {
	t := Table{Columns: w.columns("part", 3, "newest", 2, "oldest_part", 2, "age_state", 1.2)}
	for _, c := range w.KnowledgeBase.Currency {
		t.Rows = append(t.Rows, []Cell{strong(c.Name), plain(join(c.Newest.Date, c.Newest.Text)), plain(join(c.Oldest.Date, c.Oldest.Text)), plain(w.t("pdf.age." + c.State))})
	}
	return t
}

// checksum is the whole checksum of the file, or that there is none.
func (w writer) checksum() Line {
	if w.Input.SHA256 == "" {
		return Line{Text: w.t("pdf.no_checksum")}
	}
	return Line{Text: w.t("pdf.checksum", "sum", w.Input.SHA256), Style: Code}
}
