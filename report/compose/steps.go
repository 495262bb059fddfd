package compose

import (
	"slices"
	"strings"

	"allelens/report"
	"allelens/report/text"
)

// step is a sentence of what to do, with the end of its key, and what it is whatever the words.
type step struct{ key, code, text string }

// mostSteps is how many steps page one has room for, and mostUrgent how many where a probable finding brings its own.
const (
	mostSteps  = 4
	mostUrgent = 5
)

// steps are what to do now, the time-critical first. What is due by a programme, what could overturn the figures, and what the
// findings ask for come before what is only to be kept in mind.
func (b *builder) steps(r *report.Report) []report.Step {
	all := slices.Concat(b.halts(), b.urgentFirst(r), b.due(r), b.ownSteps(r), b.asks(r), b.programmeSteps(r), b.otherSteps())
	most := mostSteps
	if len(r.Summary.UrgentSteps) > 0 {
		most = mostUrgent
	}
	return append([]report.Step{}, all[:min(most, len(all))]...)
}

// halts are the steps before all others, by the keys of those of the summary.
var haltSteps = []string{"own_tissue", "two_variants", "homozygous", "both_genes", "joint.cis", "joint.unknown"}

func (b *builder) halts() []report.Step {
	var out []report.Step
	for _, s := range b.nextSteps() {
		if slices.Contains(haltSteps, s.key) {
			out = append(out, plainStep(s.text, b.badgeOf("critical", report.ToneAct)))
		}
	}
	return out
}

func (b *builder) badgeOf(key string, tone report.Tone) *report.Badge {
	return &report.Badge{Word: b.Text("brief.badge." + key), Tone: tone}
}

// plainStep parts a sentence into what to do and the rest.
func plainStep(s string, badge *report.Badge) report.Step {
	for _, end := range []string{": ", ". "} {
		if head, rest, ok := strings.Cut(s, end); ok && len(head) > 4 {
			return report.Step{Do: head + end[:1], Why: sentence(rest), Badge: badge}
		}
	}
	return report.Step{Do: sentence(s), Badge: badge}
}

// urgentFirst are the steps that do not wait where something is probable, and what is not to be done meanwhile.
func (b *builder) urgentFirst(r *report.Report) []report.Step {
	var out []report.Step
	urgent := &report.Badge{Word: b.Text("report.badge.urgent"), Tone: report.ToneChange, Sign: report.OpenTriangle}
	for _, s := range r.Summary.UrgentSteps {
		out = append(out, plainStep(s, urgent))
	}
	for _, s := range b.nextSteps() {
		switch s.key {
		case "plan_nothing", "relatives_wait", "talk", "repeat", "old_class":
			out = append(out, plainStep(s.text, nil))
		}
	}
	return out
}

// due are the programme's measures that are done once and whose age has come.
func (b *builder) due(r *report.Report) []report.Step {
	var out []report.Step
	seen := map[string]bool{}
	for _, m := range r.Management {
		if !m.Once || m.Status != "now" || m.Beside || seen[m.Organ] {
			continue
		}
		seen[m.Organ] = true
		key := "brief.step.due.why"
		if m.ToAge == nil {
			key += ".from"
		}
		why := b.Text(key, "body", m.Body, "ages", m.Ages, "age", b.f.Case.Age)
		for _, c := range b.f.Cancers {
			if c.Site == m.Organ {
				if figures := b.figuresFrom(r, m.Gene, c.Name); figures != "" {
					why += " " + figures
				}
			}
		}
		out = append(out, report.Step{Do: b.Text("brief.step.due.do", "item", m.Item), Why: why, Badge: b.badgeOf("critical", report.ToneAct)})
	}
	return out
}

// ownSteps are the patient's medicines that are not to be given, those of one action in one step: because of genes, or
// of what stands beside them.
func (b *builder) ownSteps(r *report.Report) (steps []report.Step) {
	var done []string
	for _, d := range r.Drugs {
		if !d.OnMedicationList || d.Brief.Harm != "avoid" || slices.Contains(done, d.Drug) {
			continue
		}
		var names, genes []string
		for _, o := range r.Drugs {
			if o.OnMedicationList && o.Brief.Harm == "avoid" && o.Badge.Word == d.Badge.Word && besideReason(o) == besideReason(d) {
				names = append(names, o.Drug)
				for _, g := range o.Results {
					if !slices.Contains(genes, g.Gene) {
						genes = append(genes, g.Gene)
					}
				}
			}
		}
		done = append(done, names...)
		s := report.Step{Do: text.Capital(b.Text("brief.step.own.do", "medicines", b.someOf(names))), Why: besideReason(d), Badge: b.badgeOf("critical", report.ToneAct)}
		if s.Why == "" && len(genes) > 0 {
			s.Why = b.Text("brief.step.own.why", "action", d.Badge.Word, "genes", b.And(genes))
		}
		steps = append(steps, s)
	}
	return steps
}

// besideReason is what stands beside a medicine where that, not its genes, decides what is done; else "".
func besideReason(d report.Drug) string {
	if d.GenesAction != "" && d.GenesAction != d.Action {
		return d.Together
	}
	return ""
}

// asks are what nobody has told and could overturn the figures and the programme; nothing where neither is given. What is asked
// of organs stands in the step on cancers, or in one of its own.
func (b *builder) asks(r *report.Report) []report.Step {
	var out []report.Step
	var organs []string
	for _, q := range b.unansweredOfCarriers(r) {
		if strings.HasPrefix(q.Code, askOrgan) {
			organs = append(organs, text.Small(q.Question))
			continue
		}
		out = append(out, report.Step{Do: b.Text("brief.step.ask." + q.Code + ".do"), Why: b.Text("brief.step.ask." + q.Code + ".why"), Badge: b.badgeOf("unanswered", report.ToneUnknown)})
	}
	out = out[:min(2, len(out))]
	switch last := len(out) - 1; {
	case len(organs) == 0:
	case last < 0:
		out = append(out, report.Step{Do: b.Text("brief.step.ask.organs.do", "questions", strings.Join(organs, " ")), Why: b.Text("brief.step.ask.organs.why"), Badge: b.badgeOf("unanswered", report.ToneUnknown)})
	default:
		out[last].Why = b.Text("brief.step.ask.also", "why", out[last].Why, "questions", strings.Join(organs, " "), "because", b.Text("brief.step.ask.organs.why"))
	}
	return out
}

// programmeSteps are the programme's other measures that hold now, an organ in a step, and the relatives behind the first.
func (b *builder) programmeSteps(r *report.Report) []report.Step {
	organs, relatives := b.byOrgan(r), b.relativesStep(r)
	one := min(1, len(organs))
	return slices.Concat(organs[:one], relatives, organs[one:])
}

// byOrgan are the organs with a measure of which the age has come, and all that is advised for them beside it.
func (b *builder) byOrgan(r *report.Report) []report.Step {
	var organs []string
	items := map[string][]string{}
	seen, dated := map[string]bool{}, map[string]bool{}
	for _, m := range r.Management {
		if m.Beside || m.Status == "later" || m.Status == "past" || m.Once && m.Status == "now" || seen[m.Code] {
			continue
		}
		seen[m.Code] = true
		if items[m.Organ] == nil {
			organs = append(organs, m.Organ)
		}
		said := b.measure(m)
		if len(items[m.Organ]) > 0 {
			said = text.Small(said)
		}
		items[m.Organ] = append(items[m.Organ], said)
		dated[m.Organ] = dated[m.Organ] || m.Status == "now" || m.FromAge != nil
	}
	var out []report.Step
	for _, o := range organs {
		if !dated[o] {
			continue
		}
		name := o
		if b.Has("brief.organ." + o) {
			name = b.Text("brief.organ." + o)
		}
		out = append(out, report.Step{Do: b.Text("brief.organ", "organ", name), Why: sentence(strings.Join(items[o], "; "))})
	}
	return out
}

// measure is an item with how often, and its ages where today's is not known.
func (b *builder) measure(m report.Management) string {
	said := m.Item
	if m.Interval != "" && !m.Once {
		said += " " + m.Interval
	}
	if m.Status == "" && m.Ages != "" {
		said += " (" + m.Ages + ")"
	}
	return said
}

// relativesStep is the chance of the nearest relatives, once there is one to be told.
func (b *builder) relativesStep(r *report.Report) []report.Step {
	if r.Family == nil || len(r.Family.Relatives) == 0 || !b.testable() {
		return nil
	}
	var names []string
	for _, v := range r.Family.Variants {
		names = append(names, v.Gene+" "+b.shortC(v.HGVSC))
	}
	key := "brief.step.family.why"
	if b.allConfirmed("") {
		key += ".confirmed"
	}
	return []report.Step{{Do: b.Text("brief.step.family.do"), Why: b.Text(key, "variants", b.And(names))}}
}

// saidElsewhere are the steps of the summary that page one tells in another place, or that are no business of its reader.
var saidElsewhere = []string{"confirm", "relatives", "sign", "plan_nothing", "relatives_wait", "talk", "repeat", "old_class"}

// otherSteps are the summary's steps that are not told yet.
func (b *builder) otherSteps() []report.Step {
	var out []report.Step
	for _, s := range b.nextSteps() {
		if !slices.Contains(saidElsewhere, s.key) && !slices.Contains(haltSteps, s.key) {
			out = append(out, plainStep(s.text, nil))
		}
	}
	return out
}
