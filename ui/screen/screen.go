// Package screen holds the screens of the window: overview, cancer risk, drug
// response, variants, quality and report. A screen lays out what the report says; it adds nothing to it.
// Rows are prepared in the background (Prepare) and swapped in once (Show).
package screen

import (
	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/text"
	"allelens/report/why"
	"allelens/ui/theme"
	"allelens/ui/workspace"
)

// The screens, by the names that the report's rows lead to.
const (
	Overview = "overview"
	Cancer   = "cancer"
	Drugs    = "drugs"
	Variants = "variants"
	Quality  = "quality"
	Report   = "report"
)

// Entry is a screen as the window lists it. Its title stands under ui.screen.NAME.
type Entry struct {
	Name string
	// Key shows the screen, with Control; "" for none.
	Key fyne.KeyName
	// Count is what stands beside the name in the navigation; nil for nothing.
	Count func(report.NavCounts) (n int, tone theme.Tone)
	New   func(*workspace.Workspace, Host) Screen
}

// All lists the screens in the order of the navigation.
func All() []Entry {
	return []Entry{
		{Overview, fyne.Key1, nil, newOverview},
		{Cancer, fyne.Key2, cancerCount, newCancer},
		{Drugs, fyne.Key3, drugsCount, newDrugs},
		{Variants, fyne.Key4, variantsCount, newVariants},
		{Quality, fyne.Key5, qualityCount, newQuality},
		{Report, fyne.Key6, nil, newReport},
	}
}

// Names lists the screens' names in the order of the navigation.
func Names() (names []string) {
	for _, e := range All() {
		names = append(names, e.Name)
	}
	return names
}

func cancerCount(c report.NavCounts) (int, theme.Tone) {
	return c.Cancer, theme.ForBadge(report.Badge{Tone: c.CancerTone, Sign: c.CancerSign})
}

func drugsCount(c report.NavCounts) (int, theme.Tone) {
	return c.Drugs, theme.ForTone(report.ToneChange)
}

func variantsCount(c report.NavCounts) (int, theme.Tone) { return c.Variants, plain() }

func qualityCount(c report.NavCounts) (int, theme.Tone) { return c.Quality, plain() }

// plain is the tone of mere numbers.
func plain() theme.Tone {
	t := theme.Neutral
	t.Sign = ""
	return t
}

// Screen is one page of the window.
type Screen interface {
	// Content is laid out below the top bar.
	Content() fyne.CanvasObject
	// Tools stand at the right of the top bar.
	Tools() []fyne.CanvasObject
	// Show swaps in a state with a report; Derived is a *Models.
	Show(s workspace.State)
	// Find is what Ctrl+F puts the keyboard into; nil where nothing is searched.
	Find() fyne.Focusable
}

// Host is the window as screens see it: what they ask for when something is pressed.
type Host interface {
	// Go shows a place of the window.
	Go(r workspace.Route)
	// Do carries out one of the window's commands, by its name in ui/command, and reports whether it was of use.
	Do(command string) bool
	// Search shows where a gene, medicine or variant is found.
	Search(words string)
	// Focus puts the keyboard into something.
	Focus(fyne.Focusable)
	// Copy puts text on the clipboard.
	Copy(text string)
	// Try shows what would hold if the patient took a medicine too.
	Try(medicine string)
	// Why says what a statement rests on.
	Why(why.Why)
}

// doing is a button's work: a command of the window.
func doing(h Host, id string) func() { return func() { h.Do(id) } }

// at is a place on a screen; key may be "".
func at(name, key string) workspace.Route { return workspace.Route{Screen: name, Key: key} }

// Models is what the screens need of a report, prepared in the background.
type Models struct {
	drugs    []drugRow
	variants []variantRow
}

// Prepare makes the models of a report. It touches no widget.
func Prepare(r *report.Report) any {
	return &Models{drugs: drugRows(r), variants: variantRows(r)}
}

// New makes all screens, by name.
func New(w *workspace.Workspace, h Host) map[string]Screen {
	screens := map[string]Screen{}
	for _, e := range All() {
		screens[e.Name] = e.New(w, h)
	}
	return screens
}

// say is the sentence under a key.
func say(key string, pairs ...any) string { return catalogue().Text(key, pairs...) }

// catalogue holds the words of the window.
func catalogue() *text.Catalogue { return text.Default() }
