// Package screen holds the six screens of the window: overview, cancer risk, drug
// response, variants, quality and report. A screen lays out what the report says; it adds nothing to it.
// Rows are prepared in the background (Prepare) and swapped in once (Show).
package screen

import (
	"fyne.io/fyne/v2"

	"allelens/report"
	"allelens/report/text"
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

// Names lists the screens in the order of the navigation.
func Names() []string { return []string{Overview, Cancer, Drugs, Variants, Quality, Report} }

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
	// Go shows a screen and selects something on it; key may be "".
	Go(screen, key string)
	// Search shows where a gene, medicine or variant is found.
	Search(words string)
	// OpenFile lets the user choose a file.
	OpenFile()
	// SaveAs lets the user choose where to save a report in a format, by its name in report/format.
	SaveAs(format string)
	// DeclareCoverage asks whether the laboratory covered all that the knowledge base asks about.
	DeclareCoverage()
	// AskHistory lets organs, earlier cancers and the bodies whose recommendations are shown be stated.
	AskHistory()
	// AskAssay lets the kind of test behind the file be confirmed or corrected.
	AskAssay()
	// AskSpecimen lets what was sequenced be confirmed or corrected.
	AskSpecimen()
	// AskThresholds lets the limits that calls have to reach be changed for this report.
	AskThresholds()
	// AskDose lets the inputs of the equations for warfarin be given.
	AskDose()
	// UpdateKnowledge lets a newer file of ClinVar be brought.
	UpdateKnowledge()
	// OutsideCalls lets gene results from elsewhere be typed in.
	OutsideCalls()
	// Focus puts the keyboard into something.
	Focus(fyne.Focusable)
	// Copy puts text on the clipboard.
	Copy(text string)
}

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
	return map[string]Screen{
		Overview: newOverview(w, h),
		Cancer:   newCancer(w, h),
		Drugs:    newDrugs(w, h),
		Variants: newVariants(w, h),
		Quality:  newQuality(w, h),
		Report:   newReport(w, h),
	}
}

// say is the sentence under a key.
func say(key string, pairs ...any) string { return text.English().Text(key, pairs...) }
