package interpret

import "allelens/variants/pgx"

// OutsideCall is a gene result made elsewhere.
type OutsideCall = pgx.OutsideCall

// OutsideVocabulary is what such a result may be worded with for one gene.
type OutsideVocabulary = pgx.Vocabulary

// OutsideVocabulary lists the genes that results made elsewhere are taken for, by name.
func (in *Interpreter) OutsideVocabulary() []OutsideVocabulary { return in.caller.Vocabulary() }

// UnderstandOutside reads a result made elsewhere as a case would take it. The error is a
// *variants.Problem where it cannot be taken.
func (in *Interpreter) UnderstandOutside(c OutsideCall) (pgx.Result, error) {
	return in.caller.Understand(c)
}
