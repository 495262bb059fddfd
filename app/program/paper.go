package program

import (
	"os"
	"runtime"

	"github.com/jeandeaual/go-locale"

	"allelens/report"
)

// UsualPaper is the paper of this machine's locale: of LC_ALL, LC_PAPER or LANG, elsewhere of the system.
func UsualPaper() report.Paper {
	for _, name := range []string{"LC_ALL", "LC_PAPER", "LANG"} {
		if chosen := os.Getenv(name); chosen != "" {
			return report.PaperOf(chosen)
		}
	}
	if runtime.GOOS != "linux" {
		if chosen, err := locale.GetLocale(); err == nil {
			return report.PaperOf(chosen)
		}
	}
	return report.A4
}
