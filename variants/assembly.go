package variants

import (
	"fmt"
	"strings"
)

// Assembly is a build of the human reference genome. The zero value is unknown:
// no coordinate means anything until the build is known.
type Assembly uint8

// The builds that the knowledge base holds coordinates for.
const (
	AssemblyUnknown Assembly = iota
	GRCh37
	GRCh38
)

// String is the name that the command line and the report file use.
func (a Assembly) String() string {
	switch a {
	case GRCh37:
		return "GRCh37"
	case GRCh38:
		return "GRCh38"
	}
	return "unknown"
}

// MarshalText writes the build's name.
func (a Assembly) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads a build's name.
func (a *Assembly) UnmarshalText(text []byte) (err error) {
	*a, err = ParseAssembly(string(text))
	return err
}

// ParseAssembly reads a build's name in the spellings that files and people use:
// GRCh37, hg19, b37, hs37d5, 37 and GRCh38, hg38, b38, hs38DH, 38.
func ParseAssembly(name string) (Assembly, error) {
	switch n := strings.ToLower(strings.TrimSpace(name)); {
	case n == "37" || n == "19" || strings.HasPrefix(n, "grch37") || strings.HasPrefix(n, "hg19") ||
		strings.HasPrefix(n, "b37") || strings.HasPrefix(n, "hs37") || strings.HasPrefix(n, "human_g1k_v37"):
		return GRCh37, nil
	case n == "38" || strings.HasPrefix(n, "grch38") || strings.HasPrefix(n, "hg38") ||
		strings.HasPrefix(n, "b38") || strings.HasPrefix(n, "hs38"):
		return GRCh38, nil
	}
	return AssemblyUnknown, fmt.Errorf("%q is not a genome build: give GRCh37 or GRCh38", name)
}
