package interpret

import "allelens/variants/pgx"

// OutsideVocabulary lists the genes that results made elsewhere are taken for, by name.
func (in *Interpreter) OutsideVocabulary() []pgx.Vocabulary { return in.caller.Vocabulary() }

// UnderstandOutside reads a result made elsewhere as a case would take it. The error is a
// *variants.Problem where it cannot be taken.
func (in *Interpreter) UnderstandOutside(c pgx.OutsideCall) (pgx.Result, error) {
	return in.caller.Understand(c)
}
