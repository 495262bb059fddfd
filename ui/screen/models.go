package screen

import (
	"allelens/ui/workspace"
)

func newReport(w *workspace.Workspace, h Host) Screen { return newOverview(w, h) }
