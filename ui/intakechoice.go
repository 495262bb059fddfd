package ui

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"allelens/report/text"
	"allelens/ui/command"
	"allelens/ui/form"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants"
	"allelens/variants/ledger"
	"allelens/variants/patient"
)

// intakeChoice is a question of the intake that is answered by one of a few words.
type intakeChoice struct {
	kind     choiceKind
	segments *widget.Segments
	words    *widget.Text
}

// choiceKind is such a question as data.
type choiceKind struct {
	id      string
	field   workspace.Field
	label   func(patient.Case) string
	options func(patient.Case) []form.Option
	of      func(patient.Case) string
	set     func(*patient.Case, string)
}

// labelled is a label that does not depend on the case.
func labelled(key string) func(patient.Case) string {
	return func(patient.Case) string { return say(key) }
}

// choiceKinds are the questions that a word answers.
var choiceKinds = []choiceKind{
	{id: "sex", field: workspace.Details, label: labelled("ui.intake.sex"),
		options: fixedOptions("ui.intake.sex.", string(patient.Female), string(patient.Male), string(patient.SexUnspecified)),
		of:      func(c patient.Case) string { return string(c.Sex) }, set: func(c *patient.Case, v string) { c.Sex = patient.Sex(v) }},
	{id: "ovaries", field: workspace.History, label: func(c patient.Case) string { return say("ui.intake." + gonad(c)) },
		options: func(c patient.Case) []form.Option { return organOptions(c.Organs.Of(gonad(c))) },
		of:      func(c patient.Case) string { return cmp.Or(string(c.Organs.Of(gonad(c))), notAsked) }, set: setGonad},
	{id: "breasts", field: workspace.History, label: labelled("ui.intake.breasts"),
		options: func(c patient.Case) []form.Option { return organOptions(c.Organs.Breasts) },
		of:      func(c patient.Case) string { return cmp.Or(string(c.Organs.Breasts), notAsked) },
		set:     func(c *patient.Case, v string) { c.Organs.Breasts = organOf(v) }},
	{id: "reason", field: workspace.Background, label: labelled("ui.intake.reason"), options: reasonOptions,
		of: func(c patient.Case) string { return c.Indication }, set: func(c *patient.Case, v string) { c.Indication = v }},
	{id: "cancers", field: workspace.History, label: labelled("ui.intake.cancers"), options: cancerOptions, of: cancersNow,
		set: func(c *patient.Case, v string) { c.Earlier, c.NoCancer = nil, v == "none" }},
	{id: "assay", field: workspace.Assay, label: labelled("ui.intake.assay"), options: assayOptions,
		of: func(c patient.Case) string { return string(c.Assay) }, set: func(c *patient.Case, v string) { c.Assay = ledger.AssayKind(v) }},
}

func fixedOptions(prefix string, values ...string) func(patient.Case) []form.Option {
	return func(patient.Case) []form.Option { return worded(prefix, values...) }
}

// gonad is the organ asked about beside the breasts: by the sex that is stated, the prostate or the ovaries. The form of
// organs and cancers asks about all of them, whatever the sex.
func gonad(c patient.Case) string {
	if c.Sex == patient.Male {
		return "prostate"
	}
	return "ovaries"
}

func setGonad(c *patient.Case, value string) {
	if gonad(*c) == "prostate" {
		c.Organs.Prostate = organOf(value)
		return
	}
	c.Organs.Ovaries = organOf(value)
}

func organOptions(now patient.Organ) []form.Option {
	values := []string{string(patient.Present), string(patient.Removed), notAsked}
	if now == patient.Absent {
		values = slices.Insert(values, 2, string(patient.Absent))
	}
	return worded("ui.intake.organ.", values...)
}

// reasonOptions are the usual reasons in the words that print, the one that was typed, and none.
func reasonOptions(c patient.Case) []form.Option {
	var options []form.Option
	for _, key := range []string{"cancer", "family", "treatment"} {
		words := say("ui.intake.reason." + key)
		options = append(options, form.Option{Value: words, Words: words})
	}
	if c.Indication != "" && !slices.ContainsFunc(options, func(o form.Option) bool { return o.Value == c.Indication }) {
		options = append(options, form.Option{Value: c.Indication, Words: shortened(c.Indication)})
	}
	return append(options, form.Option{Words: say("ui.intake.not_stated"), Open: true})
}

// shortened is a text of which a button shows the beginning.
func shortened(text string) string {
	const most = 18
	if r := []rune(text); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return text
}

// withAge is the option that asks for the cancers.
const withAge = "yes"

func cancerOptions(c patient.Case) []form.Option {
	options := worded("ui.intake.cancers.", "none", withAge, notAsked)
	if len(c.Earlier) > 0 {
		options[1].Words = shortened(patient.FormatEarlier(c.Earlier, false))
	}
	return options
}

func cancersNow(c patient.Case) string {
	switch {
	case c.NoCancer:
		return "none"
	case len(c.Earlier) > 0:
		return withAge
	}
	return notAsked
}

func assayOptions(c patient.Case) []form.Option {
	values := []string{string(ledger.AssayPanel), string(ledger.AssayExome), string(ledger.AssayGenome), string(ledger.AssayArray)}
	if c.Assay != "" && !slices.Contains(values, string(c.Assay)) {
		values = append(values, string(c.Assay))
	}
	return worded("ui.intake.assay.", append(values, "")...)
}

// choice makes a question of a kind.
func (i *intake) choice(id string) fyne.CanvasObject {
	at := slices.IndexFunc(choiceKinds, func(k choiceKind) bool { return k.id == id })
	q := &intakeChoice{kind: choiceKinds[at], words: widget.NewText()}
	empty := patient.New()
	q.segments = oneOf(form.Field{Value: q.kind.of(empty), Options: q.kind.options(empty)}, func(value string) {
		if id == "cancers" && value == withAge { // asked for one by one
			q.segments.Choose(cancersNow(i.window.workspace.State().Case))
			i.window.Do(command.History)
			return
		}
		i.change(q.kind.field, func(c *patient.Case) { q.kind.set(c, value) })
	})
	q.segments.OnFocus, q.segments.OnPick = func() { i.page.Reveal(q.segments) }, func(word fyne.CanvasObject) { i.page.Reveal(word) }
	i.choices = append(i.choices, q)
	hint := ""
	if id == "assay" {
		hint = " " + say("ui.intake.assay.hint")
	}
	q.kind.label = withHint(q.kind.label, hint)
	return widget.Stack(labelGap, q.words, q.segments)
}

// withHint puts a hint behind a label, parted by a line break.
func withHint(label func(patient.Case) string, hint string) func(patient.Case) string {
	return func(c patient.Case) string { return label(c) + "\n" + hint }
}

func (q *intakeChoice) show(c patient.Case) {
	label, hint, _ := strings.Cut(q.kind.label(c), "\n")
	q.words.Set(widget.Strong(label), widget.Small(hint))
	q.segments.SetSegments(segmentsOf(q.kind.options(c))...)
	q.segments.Choose(q.kind.of(c))
}

// intakeLine is a question that is typed.
type intakeLine struct {
	kind  lineKind
	typed *widget.Typed
	words *widget.Text
}

// lineKind is such a question as data.
type lineKind struct {
	id    string
	field workspace.Field
	of    func(patient.Case) string
	// set takes what was typed, and reports whether it can be; what cannot leaves the case as it is.
	set func(c *patient.Case, typed string) bool
}

func amountLine(id string, of func(*patient.Case) *float64) lineKind {
	return lineKind{id, workspace.Dosing, func(c patient.Case) string { return text.Amount(*of(&c)) }, func(c *patient.Case, typed string) bool {
		v, ok := text.ParseAmount(typed)
		if ok {
			*of(c) = v
		}
		return ok
	}}
}

// lineKinds are the questions that are typed.
var lineKinds = []lineKind{
	{"born", workspace.Identity, func(c patient.Case) string { return c.Identity.Born }, func(c *patient.Case, typed string) bool {
		if typed != "" && !variants.IsDate(typed) {
			return false
		}
		c.SetBorn(typed)
		return true
	}},
	{"variant", workspace.Background, func(c patient.Case) string { return c.KnownVariant }, func(c *patient.Case, typed string) bool {
		c.KnownVariant = typed
		return true
	}},
	amountLine("height", func(c *patient.Case) *float64 { return &c.Height }),
	amountLine("weight", func(c *patient.Case) *float64 { return &c.Weight }),
}

// line makes a question of a kind.
func (i *intake) line(id string) fyne.CanvasObject {
	at := slices.IndexFunc(lineKinds, func(k lineKind) bool { return k.id == id })
	l := &intakeLine{kind: lineKinds[at], words: widget.NewText()}
	entry := widget.NewEntry(say("ui.intake." + id + ".empty"))
	entry.OnFocus = func() { i.page.Reveal(entry) }
	l.typed = widget.NewTyped(entry, func(typed string) {
		typed = strings.TrimSpace(typed)
		now := i.window.workspace.State().Case
		if l.kind.set(&now, typed) && l.kind.of(now) != l.kind.of(i.window.workspace.State().Case) {
			i.change(l.kind.field, func(c *patient.Case) { l.kind.set(c, typed) })
		}
	})
	i.lines = append(i.lines, l)
	if id != "born" {
		return asked(id, entry)
	}
	return asked(id, widget.GrowingRow(12, 1, widget.Fixed(130, entry), l.words))
}

func (l *intakeLine) show(c patient.Case) {
	if kept := l.kind.of(c); l.rests(c, kept) {
		l.typed.Show(kept)
	}
	if l.kind.id != "born" {
		return
	}
	l.words.Set()
	switch {
	case c.Identity.Born == "" && c.Age >= 0:
		l.words.Set(widget.Small(say("ui.intake.age_stated", "age", c.Age)))
	case c.AgeOn(dayOf(c)) >= 0:
		l.words.Set(widget.Small(say(ageKey(c), "age", c.AgeOn(dayOf(c)))))
	}
}

// dayOf is the day that the case's age is counted to: the report's, else today.
func dayOf(c patient.Case) string { return cmp.Or(c.Reported, time.Now().Format(time.DateOnly)) }

// ageKey is how an age that follows from the birth is said: without the day it is the one that is surely reached, which
// results count with.
func ageKey(c patient.Case) string {
	if patient.IsDay(c.Identity.Born) {
		return "ui.intake.age_today"
	}
	return "ui.intake.age_least"
}

// rests reports whether a field may be filled: what is typed and cannot be taken yet stays, as does what means the same.
func (l *intakeLine) rests(c patient.Case, kept string) bool {
	typed := strings.TrimSpace(l.typed.Entry.Text)
	return l.kind.set(&c, typed) && l.kind.of(c) != kept || typed == ""
}

// unanswered counts the questions of the intake that are open, and all.
func unanswered(s workspace.State) (open, all int) {
	c := s.Case
	answered := []bool{
		c.Scope != "", len(c.Medicines().All()) > 0, c.Declared.All || len(c.Declared.Regions) > 0 || s.File.Blocks,
		c.Height > 0 && c.Weight > 0, c.KnownVariant != "", c.Identity.Born != "" || c.Age >= 0,
	}
	for _, k := range choiceKinds {
		value := k.of(c)
		answered = append(answered, value != "" && value != notAsked && value != string(patient.SexUnspecified))
	}
	for _, yes := range answered {
		if !yes {
			open++
		}
	}
	return open, len(answered)
}
