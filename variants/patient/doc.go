// Package patient is what a person enters about a case, as one value: who the patient is, what was agreed to, and what
// is known of the patient, the test and the report beside the file.
package patient
