package ui

import (
	"fmt"
	"time"
)

func formatSeconds(d time.Duration) string { return fmt.Sprintf("%.1f", d.Seconds()) }

func formatMegabytes(bytes int64) string { return fmt.Sprintf("%.1f", float64(bytes)/1e6) }
