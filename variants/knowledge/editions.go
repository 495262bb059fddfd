package knowledge

// Edition is what a part of the base holds of one date of one source. Only parts that age are listed: classes,
// definitions of alleles, guidance on medicines, programmes of care. Studies do not age.
type Edition struct {
	Part   string // "classes", "definitions", "guidance", "programme"
	Of     string // the gene or the body; "" for definitions
	Source string // id
	Date   string
	Rows   int
}
