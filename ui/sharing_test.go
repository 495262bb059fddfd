package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"allelens/report"
	"allelens/report/document"
	"allelens/report/reporttest"
	"allelens/ui/command"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// sharedWords are all words in the patient's window: what is painted, and what a screen reader says.
func (b *bench) sharedWords() string {
	b.t.Helper()
	var said []string
	var visit func(o fyne.CanvasObject)
	visit = func(o fyne.CanvasObject) {
		if a, ok := o.(fyne.Accessible); ok {
			said = append(said, a.AccessibilityLabel())
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				visit(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				visit(c)
			}
		}
	}
	content := b.sharing.window.Content()
	visit(content)
	return words(content) + strings.Join(said, "\n")
}

// scrolled are the panes within an object that hold more than they show.
func scrolled(objects ...fyne.CanvasObject) (n int) {
	for _, o := range objects {
		switch o := o.(type) {
		case *fyne.Container:
			n += scrolled(o.Objects...)
		case fyne.Widget:
			if p, ok := o.(*widget.Pane); ok && widget.HeightFor(p.Content(), p.Size().Width) > p.Size().Height {
				n++
			}
			n += scrolled(test.WidgetRenderer(o).Objects()...)
		}
	}
	return n
}

// TestThePreviewShowsWholePages: in the smallest window too a page is seen as the patient sees it, without scrolling; at 200 %
// the page alone may scroll, never the dialog around it.
func TestThePreviewShowsWholePages(t *testing.T) {
	for scale, most := range map[float32]int{1: 0, 2: 1} {
		t.Run(fmt.Sprintf("%.0f %%", 100*scale), func(t *testing.T) {
			b := newBench(t)
			b.Fyne().Resize(fyne.NewSize(leastWidth, leastHeight))
			b.setLook(b.look.WithScale(scale))
			b.open("/data/a.vcf")
			b.Do(command.Preview)
			if b.popup == nil {
				t.Fatal("there is no preview")
			}
			if n := scrolled(b.popup.Content); n > most {
				t.Errorf("%d panes of the preview scroll, %d at most", n, most)
			}
		})
	}
}

// TestSharing goes through the pages with a patient: nothing is shown before it was previewed, a pause covers it, and it stops.
func TestSharing(t *testing.T) {
	b := newBench(t)
	b.open("/data/PRIVATE-file.vcf")
	if b.sharable() {
		t.Fatal("shared without a preview")
	}
	b.Do(command.PatientView)
	if b.sharing.window != nil || b.popup == nil {
		t.Fatal("the key shares what nobody has previewed")
	}
	b.press("Share")
	if b.sharing.window == nil || b.sharing.bar.Hidden {
		t.Fatal("nothing is shared")
	}
	at, count := b.sharing.view.At()
	if at != 0 || count < 5 {
		t.Fatalf("page %d of %d", at, count)
	}
	b.sees("Shared with the patient: page 1 of", "until you stop it in the bar above")
	titles, last := []string{}, ""
	for i := range count {
		words := b.sharedWords()
		for _, s := range []string{"PRIVATE", "Case 0042", "HG", ".vcf", b.workspace.State().Report.Input.Sample} {
			if s != "" && strings.Contains(words, s) {
				t.Errorf("page %d: %q in %q", i+1, s, words)
			}
		}
		if !strings.Contains(words, b.sharing.view.Title()) {
			t.Errorf("page %d: %q lacks its title %q", i+1, words, b.sharing.view.Title())
		}
		titles, last = append(titles, b.sharing.view.Title()), words
		b.sharing.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	}
	if titles[0] == titles[count-1] || !strings.Contains(last, "Your questions") {
		t.Errorf("%q, the last %q", titles, last)
	}
	b.pressed(fyne.KeyB) // on the counsellor's own screen
	if words := b.sharedWords(); !strings.Contains(words, "A pause.") || slices.ContainsFunc(titles, func(s string) bool { return strings.Contains(words, s) }) {
		t.Errorf("the pause shows %q", words)
	}
	b.sees("Paused for the patient")
	b.pressed(fyne.KeyLeft)
	if at, _ := b.sharing.view.At(); at != count-2 || b.sharing.view.Paused() {
		t.Errorf("after the pause, page %d", at)
	}
	b.press("Stop sharing")
	if b.sharing.window != nil || !b.sharing.bar.Hidden || b.sharing.view != nil {
		t.Error("it is still shared")
	}
	b.sees("Not yet shared")
}

// TestSharingStaysAsShared: what changes in the case reaches the patient after another preview only.
func TestSharingStaysAsShared(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.Do(command.Preview)
	b.press("Share")
	shown := b.workspace.State().Shared
	b.workspace.Change(workspace.Medications, func(c *patient.Case) { c.Medications = append(c.Medications, "codeine") })
	b.until(workspace.Open)
	if b.workspace.State().Shared != shown || b.sharing.anew.Hidden || b.sharable() {
		t.Errorf("a change reaches the patient: %v, %v, %v", b.workspace.State().Shared == shown, b.sharing.anew.Hidden, b.sharable())
	}
	b.workspace.Close()
	b.settle()
	if b.sharing.window != nil {
		t.Error("a closed case is still shared")
	}
}

// TestLookedAgainIsShared: where a sealed case was opened again, the pages say what that changed.
func TestLookedAgainIsShared(t *testing.T) {
	has := func(changes *report.Changes) bool {
		pages := document.View(looked(workspace.State{Report: reporttest.Sample(), Changes: changes}))
		return slices.ContainsFunc(pages, func(p document.ViewPage) bool { return p.Name == "changed" })
	}
	if has(nil) || !has(reporttest.Changes()) {
		t.Error("the page does not follow the changes")
	}
}

// TestNothingUnseenIsShared: a probable or structural finding is shared only after a clinician has looked at it.
func TestNothingUnseenIsShared(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	r := b.workspace.State().Report
	r.Summary.Unseen = []report.Unseen{{Of: "BRCA1 deletion of exon 3", Key: "BRCA1 deletion"}}
	b.Do(command.Preview)
	b.sees("To be looked at before anything is shared: BRCA1 deletion of exon 3")
	if b.sharable() {
		t.Error("it can be shared")
	}
	b.share()
	if b.sharing.window != nil {
		t.Error("it is shared")
	}
}
