package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/format"
	"allelens/report/search"
	"allelens/ui/command"
	"allelens/ui/screen"
	"allelens/ui/widget"
	"allelens/ui/workspace"
	"allelens/variants/patient"
)

// TestCommands: no name and no key stands twice, each has words and a menu, every format can be saved and every screen
// shown, and what needs a case does nothing without one.
func TestCommands(t *testing.T) {
	b := newBench(t)
	ids, shortcuts := map[string]bool{}, map[string]string{}
	for _, c := range b.commands.All() {
		if ids[c.ID] || strings.Trim(c.Words, "‹›") != c.Words || c.Words == "" || b.menu.items[c.ID] == nil {
			t.Errorf("%s %q: stands twice, has no words or no menu", c.ID, c.Words)
		}
		ids[c.ID] = true
		for _, k := range c.Keys {
			if other, twice := shortcuts[k.ShortcutName()]; twice {
				t.Errorf("%s and %s have the keys %s", c.ID, other, k.ShortcutName())
			}
			shortcuts[k.ShortcutName()] = c.ID
		}
	}
	for _, f := range format.All() {
		if !ids[command.Save(f.Name)] {
			t.Errorf("%s cannot be saved", f.Name)
		}
	}
	for _, name := range screen.Names() {
		if !ids[command.Show(name)] || b.nav.items[name] == nil {
			t.Errorf("%s cannot be shown", name)
		}
	}
	for _, id := range []string{command.Undo, command.Redo, command.Details, command.Dose, command.Return, command.Show(screen.Drugs), command.Save("pdf"), command.Cancel, command.Update} {
		if b.Do(id) || b.popup != nil || !b.menu.items[id].Disabled {
			t.Errorf("%s does something without a case", id)
		}
	}
}

// TestBackAndForward: Alt and an arrow go through the places seen, filters among them, and not behind a question.
func TestBackAndForward(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.press("warfarin")
	b.press("All 14")
	b.key(fyne.Key5)
	at := func(name, key, filter string) {
		t.Helper()
		b.settle()
		if got := b.workspace.State().Route; got != (workspace.Route{Screen: name, Key: key, Filter: filter}) {
			t.Errorf("at %+v, want %s %s %s", got, name, key, filter)
		}
	}
	left, right := command.Alt(fyne.KeyLeft), command.Alt(fyne.KeyRight)
	b.shortcut(left)
	at(screen.Drugs, "warfarin", "all")
	b.sees("Warfarin")
	b.shortcut(left)
	at(screen.Drugs, "warfarin", "first")
	b.shortcut(left)
	b.sees("knowledge sites have a genotype")
	b.shortcut(right)
	b.Do(command.Details)
	b.shortcut(right)
	b.key(fyne.Key5)
	at(screen.Drugs, "warfarin", "first")
	b.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	b.shortcut(right)
	b.shortcut(right)
	at(screen.Quality, "", "")
	if b.menu.items[command.Advance].Disabled != true || b.menu.items[command.Return].Disabled {
		t.Error("the menu does not follow")
	}
}

// TestUndoReachesScopeAndLimits: what is read of the file is undone and redone by reading it again.
func TestUndoReachesScopeAndLimits(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.Do(command.Details)
	b.press("Cancer genes only")
	b.press("Apply")
	b.until(workspace.Open)
	b.Do(command.Thresholds)
	b.entries()[1].SetText("15")
	b.press("Apply")
	b.until(workspace.Open)
	b.key(fyne.KeyZ)
	b.until(workspace.Open)
	if o, n := b.lastRead(); n != 4 || o.Thresholds != nil || o.Scope != patient.Cancer {
		t.Errorf("reading %d was with %+v", n, o)
	}
	b.key(fyne.KeyZ)
	b.until(workspace.Open)
	if o, n := b.lastRead(); n != 5 || o.Scope != patient.Both || b.workspace.State().Case.Scope != patient.Both {
		t.Errorf("reading %d was for %s", n, o.Scope)
	}
	b.key(fyne.KeyY)
	b.until(workspace.Open)
	b.key(fyne.KeyY)
	b.until(workspace.Open)
	if o, n := b.lastRead(); n != 7 || o.Thresholds == nil || o.Thresholds.Depth != 15 || o.Scope != patient.Cancer {
		t.Errorf("reading %d was with %+v", n, o)
	}
}

// TestUndoIsTheFieldsWhereOneTypes: a field with the keyboard takes its own letters back, and the case stays.
func TestUndoIsTheFieldsWhereOneTypes(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.workspace.Change(workspace.Details, func(c *patient.Case) { c.Label = "kept" })
	b.until(workspace.Open)
	b.key(fyne.KeyF)
	field := b.Fyne().Canvas().Focused().(*widget.Entry)
	field.TypedRune('x')
	b.key(fyne.KeyZ)
	if got := b.workspace.State().Case.Label; field.Text != "" || got != "kept" {
		t.Errorf("the field holds %q, the case %q", field.Text, got)
	}
}

// TestPalette: commands are found by their words, Enter does the first, and other words are looked for in the case.
func TestPalette(t *testing.T) {
	b := newBench(t)
	b.key(fyne.KeyK)
	b.sees("Open VCF", "Ctrl+O")
	b.dismiss()
	b.open("/data/a.vcf")
	typing := func(words string) {
		b.key(fyne.KeyK)
		for _, r := range words {
			b.Fyne().Canvas().Focused().TypedRune(r)
		}
	}
	enter := func() { b.Fyne().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}); b.settle() }
	typing("dose of")
	b.sees("Dose of warfarin…")
	enter()
	b.sees("Target INR")
	b.dismiss()
	typing("clopidogrel")
	b.sees("Medicine", "clopidogrel", "hers")
	enter()
	if r := b.workspace.State().Route; r.Screen != screen.Drugs || r.Key != "clopidogrel" {
		t.Errorf("the search leads to %+v", r)
	}
	typing("back")
	if found := b.commands.Find("back"); len(found) == 0 || found[0].ID != command.Return {
		t.Errorf("“back” finds %+v", found)
	}
	enter()
	if r := b.workspace.State().Route; r.Key == "clopidogrel" || b.popup != nil {
		t.Errorf("back leads to %+v", r)
	}
	typing("PALB2")
	b.sees("“PALB2” is not among what is read here and was agreed to")
	b.dismiss()
	typing("rs4244285")
	enter()
	if r := b.workspace.State().Route; r.Screen != screen.Variants || r.Key != "CYP2C19 rs4244285" {
		t.Errorf("an rsID leads to %+v", r)
	}
	typing("x")
	b.key(fyne.KeyZ) // takes the letter back
	if field, ok := b.Fyne().Canvas().Focused().(*paletteEntry); !ok || field.Text != "" {
		t.Error("undo does not reach the palette's field")
	}
	b.key(fyne.Key5)
	if b.popup != nil || b.workspace.State().Screen != screen.Quality {
		t.Error("a key leaves the palette in front of its screen")
	}
	typing("zzz")
	b.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.busy() {
		t.Error("Escape leaves the palette")
	}
}

// TestPaletteTries: Ctrl and Enter say what a medicine would do; the case stays as it is until it is added.
func TestPaletteTries(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.showPalette()
	for _, r := range "clopidogr" {
		b.Fyne().Canvas().Focused().TypedRune(r)
	}
	b.Fyne().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(command.Ctrl(fyne.KeyReturn))
	b.comes("On trial: clopidogrel", "Not in the case until it is added.", "What it changes")
	if got := b.workspace.State().Case.PlannedMedications; len(got) > 0 {
		t.Errorf("a trial is in the case: %v", got)
	}
	b.press("Add as planned")
	b.until(workspace.Open)
	if got := b.workspace.State().Case.PlannedMedications; len(got) != 1 || got[0] != "clopidogrel" {
		t.Errorf("planned %v", got)
	}
}

// TestPaletteKeys: the arrows select, Tab goes to the next group.
func TestPaletteKeys(t *testing.T) {
	b := newBench(t)
	b.open("/data/a.vcf")
	b.showPalette()
	for _, r := range "CYP2C19" {
		b.Fyne().Canvas().Focused().TypedRune(r)
	}
	p := b.Fyne().Canvas().Focused().(*paletteEntry).of
	p.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if got := p.found[p.at]; got.group != search.Variant || !got.row.Selected() || p.found[0].row.Selected() {
		t.Errorf("Tab selects %+v", got)
	}
	p.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if p.at != 0 {
		t.Errorf("Up selects row %d", p.at)
	}
	index := p.index
	b.dismiss()
	b.showPalette()
	if b.finder != p || p.index != index || p.entry.Text != "" {
		t.Error("the search is made anew at each opening, or holds what was typed before")
	}
	p.entry.SetText("CYP2C19")
	p.sel(3)
	name := p.found[3].name
	p.answered([]report.Answer{{Variant: report.Variant{Gene: "G", HGVSC: "NM:c.1A>G"}}})
	if got := p.found[p.at]; got.name != name || !got.row.Selected() {
		t.Errorf("a late answer selects %+v, not %s", got.name, name)
	}
	b.dismiss()
	b.key(fyne.KeyW)
	b.showPalette()
	if b.finder == p || b.finder.index != nil {
		t.Error("the search of a closed case is kept")
	}
}
