package ui

import (
	"slices"
	"strings"

	"allelens/ui/form"
	"allelens/ui/theme"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/patient"
	"allelens/variants/pgx"
)

// mostOffers is how many completions are offered at once.
const mostOffers = 9

// outside lists the gene results from elsewhere, and asks for one more: names are completed, and what is understood of
// them stands below while one types.
func (q *questions) outside(s workspace.State) form.Form {
	known := q.workspace.OutsideVocabulary()
	field := func(id string, beside bool, complete func(text string, v pgx.Vocabulary) []string) form.Field {
		return form.Field{ID: id, Label: say("ui.outside." + id), Beside: beside, Complete: func(text string, a form.Answers) []string {
			return complete(text, vocabulary(known, a.Text("gene")))
		}}
	}
	names := make([]string, len(known))
	for i, v := range known {
		names[i] = v.Gene
	}
	f := form.Form{
		Title: say("ui.outside.title"), Text: texts(small("ui.outside.text")), Accept: say("ui.outside.add"), Cancel: say("ui.close"),
		Fields: []form.Field{
			field("gene", false, func(text string, _ pgx.Vocabulary) []string { return completions("", text, names) }),
			field("diplotype", true, func(text string, v pgx.Vocabulary) []string {
				before, member := lastMember(text)
				return completions(before, member, v.Alleles)
			}),
			field("phenotype", false, func(text string, v pgx.Vocabulary) []string { return completions("", text, v.Phenotypes) }),
			field("score", true, func(text string, v pgx.Vocabulary) []string { return completions("", text, v.Scores) }),
		},
		More:  []form.Action{{Words: say("ui.outside.file"), Do: func(*form.View) { q.chooseFile(nil, q.openOutside) }}},
		Read:  func(a form.Answers) form.Reading { return q.readCall(callOf(a)) },
		Apply: func(a form.Answers) { q.takeCalls(callOf(a)) },
	}
	for _, call := range s.Case.OutsideCalls {
		words := strings.TrimSpace(strings.Join([]string{call.Gene, call.Diplotype, call.Phenotype, call.ActivityScore}, " "))
		f.Given = append(f.Given, form.Given{Words: words, Remove: func() { q.removeCall(call) }})
	}
	return f
}

// vocabulary is that of a gene; empty where it is none.
func vocabulary(known []pgx.Vocabulary, gene string) pgx.Vocabulary {
	for _, v := range known {
		if strings.EqualFold(v.Gene, gene) {
			return v
		}
	}
	return pgx.Vocabulary{}
}

func callOf(a form.Answers) pgx.OutsideCall {
	return pgx.OutsideCall{
		Gene: a.Text("gene"), Diplotype: a.Text("diplotype"), Phenotype: a.Text("phenotype"), ActivityScore: a.Text("score"), Where: say("ui.outside.typed"),
	}
}

// readCall says what is understood of a result, and what the file itself says of the gene. A result that is understood
// without a caution is not completed: "*3" is no beginning of "*36".
func (q *questions) readCall(c pgx.OutsideCall) form.Reading {
	if c.Gene == "" || c.Diplotype+c.Phenotype+c.ActivityScore == "" {
		return form.Reading{Refused: say("ui.outside.missing"), Spans: []widget.Span{small("ui.outside.missing")}}
	}
	understood := q.workspace.UnderstandOutside(c)
	if understood.Refused != "" {
		return form.Reading{Refused: understood.Refused, Spans: []widget.Span{widget.Strong(understood.Refused).In(theme.ColorAct)}}
	}
	spans := []widget.Span{widget.Muted(say("ui.outside.understood") + " "), widget.Strong(understood.Result)}
	if file := q.resultOfFile(c.Gene); file != "" {
		spans = append(spans, widget.Plain("\n"+say("ui.outside.file_says", "result", file)))
	}
	for _, caution := range understood.Cautions {
		spans = append(spans, widget.Plain("\n"+caution).In(theme.ColorChange))
	}
	return form.Reading{Spans: spans, Sure: len(understood.Cautions) == 0}
}

// resultOfFile is what the file itself gives for a gene; "" where it gives none.
func (q *questions) resultOfFile(gene string) string {
	r := q.workspace.State().Report
	if r == nil {
		return ""
	}
	for _, g := range r.Pharmacogenes {
		if strings.EqualFold(g.Gene, gene) && g.Source == "vcf" {
			return g.Result
		}
	}
	return ""
}

// lastMember cuts a diplotype before its last allele: after a slash, or a plus sign of a tandem.
func lastMember(text string) (before, member string) {
	i := strings.LastIndexAny(text, "/+") + 1
	for i < len(text) && text[i] == ' ' {
		i++
	}
	return text[:i], text[i:]
}

// completions are the names that begin with what was typed, then those that contain it, each
// behind what stands before it. A name that is typed in full is not offered again.
func completions(before, typed string, names []string) []string {
	typed = strings.ToLower(strings.TrimSpace(typed))
	if typed == "" {
		return nil
	}
	var begin, contain []string
	for _, name := range names {
		switch at := strings.Index(strings.ToLower(name), typed); {
		case len(name) == len(typed) || at < 0:
		case at == 0:
			begin = append(begin, before+name)
		default:
			contain = append(contain, before+name)
		}
	}
	all := append(begin, contain...)
	return all[:min(len(all), mostOffers)]
}

// takeCalls takes results; they replace earlier ones of the same genes.
func (q *questions) takeCalls(calls ...pgx.OutsideCall) {
	q.workspace.Change(workspace.Outside, func(c *patient.Case) {
		kept := slices.DeleteFunc(slices.Clone(c.OutsideCalls), func(old pgx.OutsideCall) bool {
			return slices.ContainsFunc(calls, func(n pgx.OutsideCall) bool { return strings.EqualFold(n.Gene, old.Gene) })
		})
		c.OutsideCalls = append(kept, calls...)
	})
}

func (q *questions) removeCall(call pgx.OutsideCall) {
	q.workspace.Change(workspace.Outside, func(c *patient.Case) {
		if i := slices.Index(c.OutsideCalls, call); i >= 0 {
			c.OutsideCalls = slices.Delete(c.OutsideCalls, i, i+1)
		}
	})
}

// openOutside takes the results of a file, all or none, and says which.
func (q *questions) openOutside(path string) {
	calls, err := q.workspace.ReadOutside(path)
	if err != nil {
		q.refused(say("ui.outside.title"), err)
		return
	}
	q.takeCalls(calls...)
	var genes []string
	for _, c := range calls {
		if !slices.Contains(genes, c.Gene) {
			genes = append(genes, c.Gene)
		}
	}
	q.tell(say("ui.outside.title"), paragraph(say("ui.outside.taken", "genes", strings.Join(genes, ", "))))
}
