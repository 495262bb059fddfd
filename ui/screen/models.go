package screen

import (
	"allelens/ui/workspace"
)

func newQuality(w *workspace.Workspace, h Host) Screen { return newOverview(w, h) }
func newReport(w *workspace.Workspace, h Host) Screen  { return newOverview(w, h) }
