package report

// FileFacts is what a file is, before anything in it is interpreted. It is no part of a report.
type FileFacts struct {
	// Usable is false where no result can come of the file; Text then says why, and what to do.
	Usable      bool
	Title, Text string
	Facts       []FileFact
	Samples     []string // columns of the file
	// AskBuild: neither header nor records tell the build, so that a person has to.
	AskBuild bool
	Blocks   bool // the file shows what is like the reference
	// Genes are the cancer genes of the knowledge base, and Pharmacogenes how many others it asks about: what can be
	// agreed to.
	Genes         []string
	Pharmacogenes int
}

// FileFact is one fact: "Genome build", "GRCh38, certain", "14 contig lengths agree; none against".
type FileFact struct{ Name, Value, Detail string }

// Contradiction is a doubt about answers that do not go together: it is asked, and blocks nothing.
type Contradiction struct{ Question, Why string }
