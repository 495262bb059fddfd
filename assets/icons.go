package assets

import _ "embed"

// Icon is the program's icon, a PNG of 512 by 512 points, drawn from icons/allelens.svg.
//
//go:embed icons/allelens.png
var Icon []byte
