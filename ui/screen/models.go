package screen

import (
	"allelens/report"
	"allelens/ui/workspace"
)

type variantRow struct{ key string }

func (v variantRow) matches(words string) bool { return false }

func variantRows(r *report.Report) []variantRow { return nil }

func newCancer(w *workspace.Workspace, h Host) Screen   { return newOverview(w, h) }
func newVariants(w *workspace.Workspace, h Host) Screen { return newOverview(w, h) }
func newQuality(w *workspace.Workspace, h Host) Screen  { return newOverview(w, h) }
func newReport(w *workspace.Workspace, h Host) Screen   { return newOverview(w, h) }
