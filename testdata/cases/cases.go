// Package cases holds small patients with known answers, each a folder: input.vcf, args or case.json, and expected.json,
// written from the sources that it names. TestCases and the self-test read them.
package cases

import "embed"

// Files are the folders.
//
//go:embed */args */case.json */*.tsv */input.vcf */expected.json
var Files embed.FS

// Cancer is a table of lines of cancer genes with the conclusions that they lead to.
//
//go:embed cancer.tsv
var Cancer string
