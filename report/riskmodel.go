package report

import "strings"

// Organs are what was stated of the patient's organs: "yes", "no", "removed", or "" where nothing was.
type Organs struct {
	Breasts  string `json:"breasts"`
	Ovaries  string `json:"ovaries"`
	Prostate string `json:"prostate"`
}

// EarlierCancer is a cancer that the patient has had.
type EarlierCancer struct {
	Cancer string `json:"cancer"` // "breast", "ovarian", "prostate", "pancreatic"
	Age    *int   `json:"age"`    // at its diagnosis; null where it is not known
	Text   string `json:"text"`
	// Columns are those of a pedigree for CanRisk, and Sex whose cancer it can be: "F", "M", "both".
	Columns []string `json:"pedigree_columns"`
	Sex     string   `json:"sex"`
}

// Risk is one published curve. Low and High hold null where the study gives no interval;
// PopulationPercent holds null where no figure is known.
type Risk struct {
	Gene              string     `json:"gene"`
	Cancer            string     `json:"cancer"`
	Sex               string     `json:"sex"` // of the people studied
	Ages              []int      `json:"ages"`
	Percent           []float64  `json:"percent"`
	Low               []*float64 `json:"low"`
	High              []*float64 `json:"high"`
	PopulationPercent []*float64 `json:"population_percent"`
	PopulationSource  string     `json:"population_source"`
	Source            string     `json:"source"`
	PMID              string     `json:"pmid"`
	Verified          bool       `json:"verified"`
	Label             string     `json:"label"`   // "Breast, BRCA1"
	Text              string     `json:"text"`    // "72 % (65–79) by age 80"
	Who               string     `json:"who"`     // whom the figure is about, by organs where they were stated, else by sex
	Studied           string     `json:"studied"` // who took part in the study
	FromToday         *FromToday `json:"from_today"`
	TodayText         string     `json:"today_text"` // the risk from today in a sentence, or why there is none
	Origins           []Origin   `json:"origins"`
	// Colour is the role of the curve in drawings: "act", "change", "unknown", "accent"; "" for plain ink. Overview: page
	// one names the figures of this cancer.
	Colour   string `json:"colour"`
	Overview bool   `json:"overview"`
}

// FromToday is the risk of somebody who has reached today's age without the cancer. Figures are
// percentages, null where they would go beyond the published ages; no study gives intervals for them.
type FromToday struct {
	Age               int      `json:"age"`
	TenYear           *float64 `json:"ten_year"`
	To80              *float64 `json:"to_80"`
	LastAge           int      `json:"last_age"` // what "to 80" ends at: the last published age
	PopulationTenYear *float64 `json:"population_ten_year"`
	PopulationTo80    *float64 `json:"population_to_80"`
	TenYearText       string   `json:"ten_year_text"` // "18 in 100 (18 %)"; "" where there is none
	To80Text          string   `json:"to_80_text"`
	// TenYearShare and To80Share are the same with number and unit apart; null where there is none.
	TenYearShare *Share `json:"ten_year_share"`
	To80Share    *Share `json:"to_80_share"`
	Verified     bool   `json:"verified"`
}

// Share is how many of so many, in words whose number is set large: "8" "in 100"; "fewer than" "1" "in 100".
type Share struct {
	Before string `json:"before"` // "" where the number alone says it
	Number string `json:"number"`
	Unit   string `json:"unit"`
}

// String is the share in one line.
func (s Share) String() string { return strings.TrimSpace(s.Before + " " + s.Number + " " + s.Unit) }

// Contralateral is a published risk of cancer in the other breast by the years since the first.
type Contralateral struct {
	Gene         string   `json:"gene"`
	Years        int      `json:"years"`    // 0: in each year
	FirstAt      string   `json:"first_at"` // age at the first cancer, as the study groups it; "" for all
	Fits         bool     `json:"fits"`     // the patient's age at the first cancer lies in that group
	Percent      float64  `json:"percent"`
	Low          *float64 `json:"low"`
	High         *float64 `json:"high"`
	OtherPercent *float64 `json:"other_percent"` // of the same study's patients without a variant
	Label        string   `json:"label"`
	Text         string   `json:"text"`
	Studied      string   `json:"studied"`
	Source       string   `json:"source"`
	PMID         string   `json:"pmid"`
	Verified     bool     `json:"verified"`
	Origin       Origin   `json:"origin"`
}

// OtherRisk is a published figure that is no curve: carriers compared with people without a variant, or what holds
// after a first cancer of another kind or after surgery.
type OtherRisk struct {
	Gene     string   `json:"gene"`
	Cancer   string   `json:"cancer"`
	Sex      string   `json:"sex"`     // of the people studied
	First    string   `json:"first"`   // the cancer that came first; "" where the figure is not for after one
	Surgery  string   `json:"surgery"` // "breasts", "ovaries": the organs removed; "" where it is not for after that
	Measure  string   `json:"measure"` // "relative risk", "standardised incidence ratio", "hazard ratio", "risk", "risk lowered", "no evidence"
	Years    *int     `json:"years"`
	Value    *float64 `json:"value"` // a ratio, or percent; null where the source gives a range alone, or no figure
	Low      *float64 `json:"low"`
	High     *float64 `json:"high"`
	Label    string   `json:"label"`
	Text     string   `json:"text"`
	Source   string   `json:"source"`
	PMID     string   `json:"pmid"`
	Verified bool     `json:"verified"`
	Origin   Origin   `json:"origin"`
}

// RiskLeftOut is a figure that is not given because it does not apply to this patient.
type RiskLeftOut struct {
	Gene   string `json:"gene"`
	Cancer string `json:"cancer"`
	Code   string `json:"code"` // "removed", "had", "other_first", "other_first_given" where an "other_risks" stands instead
	Text   string `json:"text"`
}

// Note is a sentence with its code.
type Note struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

// Body publishes recommendations; Shown tells whether its items are in this report, First that they were asked
// for before all others'.
type Body struct {
	Name   string `json:"name"`
	Region string `json:"region"`
	Shown  bool   `json:"shown"`
	First  bool   `json:"first"`
}

// Management is one dated item.
type Management struct {
	Item     string `json:"item"` // sentence
	Code     string `json:"code"` // the same for the same measure of several bodies
	Gene     string `json:"gene"`
	Organ    string `json:"organ"`
	Sex      string `json:"sex"`
	FromAge  *int   `json:"from_age"`
	ToAge    *int   `json:"to_age"`
	Interval string `json:"interval"`
	Once     bool   `json:"once"` // done a single time
	Body     string `json:"body"`
	Region   string `json:"region"`
	Version  string `json:"version"`
	Source   string `json:"source"`
	Ages     string `json:"ages"` // "from 25", "30–75"
	// Status at today's age: "now", "later", "past"; "" where the age is not given, or the item has none.
	// What is done once stays "now" after its ages: it is due as long as it was not done.
	Status string `json:"status"`
	When   string `json:"when"` // "now, until 75", "in 4 years, from 45", "was for 30–49"
	// Beside says that it is another region's than the one chosen: told beside it, and not to the patient.
	Beside bool `json:"beside"`
	// ForPatient says that it is told to the patient: it was checked at its source, and is of the programme chosen.
	ForPatient bool   `json:"for_patient"`
	Verified   bool   `json:"verified"`
	Origin     Origin `json:"origin"`
}
