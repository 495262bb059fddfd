package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"allelens/ui/command"
)

// Twelve questions that a counsellor asks, and how many actions lead from the overview to the answer. An action is one key or
// combination of keys, one word typed, or one click; reading is none. "Before" was counted by the same rules on commit 0b52e59, the
// last without a screen of issue 20, whose screens were shown with the same case; where the answer stood below the window's edge or
// in a drawing alone, that is said.
//
//	question                                           before  now
//	Is DPYD safe for capecitabine?                        2      2
//	Which exons of BRCA2 were not read?                   1      1   (a drawing before, a sentence now)
//	What do I tell the sister?                            0      0
//	Who says that c.5302A>G is uncertain?                 3      3
//	On what does the advice on clopidogrel rest?          3      2   (source, and line of the file: one drawer now)
//	How likely is breast cancer until 80, from today?     1      1   (below the map, the curve and people of a hundred before)
//	What if omeprazole is taken too?                      3      3   (a question in front before)
//	Was the file read to its end?                         1      1
//	Which line of the file shows c.68_69del?              1      1
//	Do the bodies agree on clopidogrel?                   1      1   (below the window's edge before)
//	Which genes does this file not settle?                0      1   (in the overview before and now; gene by gene in Quality)
//	Can I hand out several formats at once?               5      2   (two formats, one after the other before)
const mostActions = 3

type action func(b *bench)

func pressing(key fyne.KeyName) action { return func(b *bench) { b.key(key) } }

func clicking(words string) action { return func(b *bench) { b.press(words) } }

func typing(words string) action {
	return func(b *bench) {
		for _, r := range words {
			b.Fyne().Canvas().Focused().TypedRune(r)
		}
		b.settle()
	}
}

func entering(b *bench) {
	b.Fyne().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.settle()
}

func TestTwelveQuestions(t *testing.T) {
	trying := func(b *bench) {
		b.Fyne().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(command.Ctrl(fyne.KeyReturn))
		b.comes("On trial")
	}
	why := func(b *bench) { b.shortcut(command.Alone(fyne.KeyF2)) }
	for _, q := range []struct {
		asks    string
		actions []action
		answer  []string
	}{
		{"Is DPYD safe for capecitabine?", []action{pressing(fyne.KeyK), typing("capecitabine")}, []string{"Standard"}},
		{"Which exons of BRCA2 were not read?", []action{pressing(fyne.Key5)}, []string{"Not read: exon 11, exon 16."}},
		{"What do I tell the sister?", nil, []string{"Offer relatives the test for the family's variant."}},
		{"Who says that c.5302A>G is uncertain?", []action{pressing(fyne.KeyK), typing("c.5302A>G"), entering}, []string{"criteria provided, conflicting classifications"}},
		{"On what does the advice on clopidogrel rest?", []action{pressing(fyne.Key3), why}, []string{"PMID 35034351", "CPIC guidelines 1.47", "line 30,122"}},
		{"How likely is breast cancer until 80, from today?", []action{pressing(fyne.Key2)}, []string{"62 in 100"}},
		{"What if omeprazole is taken too?", []action{pressing(fyne.KeyK), typing("omeprazole"), trying}, []string{"On trial: omeprazole", "Not in the case"}},
		{"Was the file read to its end?", []action{pressing(fyne.Key5)}, []string{"checked to its end"}},
		{"Which line of the file shows c.68_69del?", []action{pressing(fyne.Key4)}, []string{"chr17 43124027"}},
		{"Do the bodies agree on clopidogrel?", []action{pressing(fyne.Key3)}, []string{"The bodies disagree."}},
		{"Which genes does this file not settle?", []action{pressing(fyne.Key5)}, []string{"CYP2D6 No No result from this file."}},
		{"Can I hand out several formats at once?", []action{pressing(fyne.Key6), clicking("Several formats…")}, []string{"Save in several formats"}},
	} {
		if len(q.actions) > mostActions {
			t.Errorf("%s takes %d actions", q.asks, len(q.actions))
		}
		t.Run(q.asks, func(t *testing.T) {
			b := newBench(t)
			b.open("a.vcf")
			for _, do := range q.actions {
				do(b)
			}
			for _, want := range q.answer {
				if got := b.seen(); !strings.Contains(got, want) {
					t.Errorf("no %q in: %s", want, got)
				}
			}
		})
	}
}
