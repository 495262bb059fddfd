package report

// Support is a body that supports people with what was found, and the country that it is of.
type Support struct {
	Country   string `json:"country"`
	Name      string `json:"name"`
	Site      string `json:"site"`
	Telephone string `json:"telephone"` // "" where its page names none
	Origin    Origin `json:"origin"`    // its date is the day on which the body's own page was read
}
