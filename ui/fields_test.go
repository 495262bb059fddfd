package ui

import (
	"reflect"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"allelens/ui/form"
	"allelens/ui/theme"
	"allelens/ui/workspace"
	"allelens/variants/ledger"
	"allelens/variants/patient"
)

// elsewhere are the fields of a case that no form asks for, and where the window has them.
var elsewhere = map[string]string{
	"Medications": "the list of medicines on the overview", "PlannedMedications": "the same", "EarlierMedications": "the same",
	"Sections": "the report's screen", "Steps": "ticked on the overview", "CopyNumber": "a laboratory's table, which the form lists", "Declared.Regions": "a BED file, which the form lists",
	"Sample": "asked where the file has several", "Assembly": "asked where the file does not tell it",
}

// fillings are what fields of forms are filled in with; all others take a word, and a choice takes each of its options.
var fillings = map[string]string{
	"born": "1985-03-28", "collected": "2026-11-01", "received": "2026-11-02", "reported": "2026-11-24", "signed_on": "2026-11-25",
	"age": "52", "height": "170", "weight": "70", "inr": "3", "cancers": "breast 40",
	"quality": "21", "depth": "11", "least_fraction": "21", "most_fraction": "79", "confirm_depth": "31", "site_quality": "41", "homoplasmy": "91", "homozygous_fraction": "86",
	"gene": "CYP2D6", "diplotype": "*1/*4", "of": "warfarin", "text": "seen", "had": hadYes, "on": "2026-11-20",
	"relation": "sister", "patient": "female", "year": "1970", "told": "2026-11-20", "referred": "2026-11-21", "tested": "2026-11-22", "due": "2026-12-01",
}

// together are fields that are filled in at once: one alone is refused.
var together = map[string][]string{"gene": {"diplotype"}, "of": {"text"}, "cancers": {"had"}, "relation": {"patient"}, "patient": {"relation"}}

// leaves calls visit with the path and value of every field of a case; a list is one field.
func leaves(v reflect.Value, path string, visit func(path string, v reflect.Value)) {
	if v.Kind() != reflect.Struct || v.NumField() == 0 {
		visit(path, v)
		return
	}
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		if path != "" {
			name = path + "." + name
		}
		leaves(v.Field(i), name, visit)
	}
}

func valuesOf(c patient.Case) map[string]any {
	if c.Thresholds == nil {
		t := ledger.DefaultThresholds()
		c.Thresholds = &t
	}
	all := map[string]any{}
	leaves(reflect.ValueOf(c), "", func(path string, v reflect.Value) {
		if path == "Thresholds" {
			leaves(v.Elem(), path, func(path string, v reflect.Value) { all[path] = v.Interface() })
			return
		}
		all[path] = v.Interface()
	})
	return all
}

// TestEveryFieldOfTheCaseIsAskedFor fills in every field of every form of the window, one after the other, undoes it and
// makes it again, and finds each field of the case changed by one of them, or listed with its place.
func TestEveryFieldOfTheCaseIsAskedFor(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	w := workspace.New(&engine{}, func(f func()) { f() }, nil) // the forms without the screens behind them
	b := asking{t, w}
	q, changed := &questions{popups: &popups{window: test.NewTempWindow(t, nil)}, workspace: w, options: &Options{}}, map[string]string{}
	c := patient.New()
	c.Scope = patient.Both
	w.Open("/data/a.vcf", c)
	b.settled()
	forms := map[string]func(workspace.State) form.Form{
		"details": q.details, "identity": q.identity, "background": q.background, "history": q.history, "answers": q.answers, "outside": q.outside,
		"dose": q.dose, "coverage": q.coverage, "assay": q.assay, "specimen": q.specimen, "thresholds": q.thresholds, "marks": q.marks, "release": q.release,
		"family": func(s workspace.State) form.Form { return q.relative(s, "") },
	}
	for name, ask := range forms {
		asked := ask(b.workspace.State())
		if len(asked.Fields) == 0 {
			asked.Fields = []form.Field{{ID: "accept"}}
		}
		for _, f := range asked.Fields {
			if f.Kind == form.Follows {
				continue
			}
			for _, answers := range b.fillings(asked, f) {
				b.fill(ask, answers, name+"."+f.ID, changed)
			}
		}
	}
	for path := range valuesOf(patient.New()) {
		if (changed[path] == "") == (elsewhere[path] == "") {
			t.Errorf("%s: changed by %q, listed as %q", path, changed[path], elsewhere[path])
		}
	}
}

// asking is a case without a window.
type asking struct {
	t         *testing.T
	workspace *workspace.Workspace
}

// settled waits until nothing is being worked on.
func (b asking) settled() {
	for s := b.workspace.State(); s.Status != workspace.Open || s.Updating; s = b.workspace.State() {
		time.Sleep(time.Millisecond)
	}
}

// fillings are answers to a form that differ from what it holds in one field.
func (b asking) fillings(asked form.Form, f form.Field) (all []form.Answers) {
	texts := map[string]string{}
	chosen := map[string][]string{}
	for _, g := range asked.Fields {
		texts[g.ID], chosen[g.ID] = g.Value, g.Chosen
	}
	with := func(value string) form.Answers {
		one := map[string]string{}
		for id, v := range texts {
			one[id] = v
		}
		one[f.ID] = value
		for _, other := range together[f.ID] {
			one[other] = fillings[other]
		}
		return form.AnswersOf(one, chosen)
	}
	switch f.Kind {
	case form.One:
		for _, o := range f.Options {
			if o.Value != f.Value {
				all = append(all, with(o.Value))
			}
		}
		return all
	case form.Some:
		return []form.Answers{form.AnswersOf(texts, map[string][]string{f.ID: {f.Options[0].Value}})}
	}
	if value, ok := fillings[f.ID]; ok {
		all = append(all, with(value))
	} else {
		all = append(all, with("word"))
	}
	return all
}

// fill answers a form, notes which fields of the case that changes, and takes it back; making it again gives the same.
func (b asking) fill(ask func(workspace.State) form.Form, a form.Answers, name string, changed map[string]string) {
	b.t.Helper()
	before := b.workspace.State()
	asked := ask(before)
	for _, f := range asked.Fields {
		if f.Check != nil && f.Check(a.Text(f.ID)) != "" {
			b.t.Errorf("%s: %q is wrong: %s", name, a.Text(f.ID), f.Check(a.Text(f.ID)))
		}
	}
	asked.Apply(a)
	b.settled()
	after := b.workspace.State()
	was, is := valuesOf(before.Case), valuesOf(after.Case)
	for path, v := range is {
		if !reflect.DeepEqual(was[path], v) {
			changed[path] = name
		}
	}
	if reflect.DeepEqual(was, is) {
		return // a choice that the case does not tell from the one before
	}
	b.workspace.Undo()
	b.settled()
	if now := valuesOf(b.workspace.State().Case); !reflect.DeepEqual(now, was) {
		b.t.Errorf("%s is not undone", name)
	}
	b.workspace.Redo()
	b.settled()
	if now := valuesOf(b.workspace.State().Case); !reflect.DeepEqual(now, is) {
		b.t.Errorf("%s is not made again", name)
	}
	b.workspace.Undo()
	b.settled()
}
