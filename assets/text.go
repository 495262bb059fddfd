package assets

import "embed"

// Text holds the catalogues of sentences, one folder a language: text/<language>/*.tsv with
// the columns key, clinician, patient.
//
//go:embed text
var Text embed.FS
