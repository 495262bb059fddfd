package report

// Member is one of the patient's family, by what they are to the patient.
type Member struct {
	ID       string          `json:"id"`
	Father   string          `json:"father"` // "" where the parents are not in the pedigree
	Mother   string          `json:"mother"`
	Sex      string          `json:"sex"` // "female", "male"
	Relation string          `json:"relation"`
	Proband  bool            `json:"proband"` // the patient
	Dead     bool            `json:"dead"`
	Age      int             `json:"age"`  // now, or at death; 0 where it is not known
	Born     int             `json:"born"` // year; 0 where it is not known
	Cancers  []EarlierCancer `json:"cancers"`
	Affected bool            `json:"affected"` // by a PED file, which does not tell of what
	Test     string          `json:"test"`     // for the family's variant: "present", "absent"; "" for none
	// Percent is the chance to carry it, from who was tested; null where no disease-causing variant stands, or it cannot be told.
	Percent    *float64 `json:"percent"`
	Generation int      `json:"generation"` // 0 for the oldest
	Partners   []string `json:"partners"`   // with whom the member has children
	// Told, Referred, Tested and Due are days, YYYY-MM-DD: how far the letter has come, and when to ask again; "" while open.
	Told     string `json:"told"`
	Referred string `json:"referred"`
	Tested   string `json:"tested"`
	Due      string `json:"due"`
	// Next is what is due for this relative: "tell", "refer", "test", "ask"; "" for nothing. Letter is the letter for the situation.
	Next   string `json:"next"`
	Letter string `json:"letter"` // "women", "men", "distant"; "" for none
}

// Kindred is the family as entered; the patient alone where none was, and nobody where the sex is not stated either.
func (r *Report) Kindred() []Member {
	if len(r.Pedigree) > 0 || r.Case.Sex != "female" && r.Case.Sex != "male" {
		return r.Pedigree
	}
	own := Member{ID: "1", Sex: r.Case.Sex, Proband: true, Cancers: r.Case.Earlier, Partners: []string{}}
	if r.Case.Age != nil {
		own.Age = *r.Case.Age
	}
	return []Member{own}
}
