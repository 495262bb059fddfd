package report

import "testing"

func TestPaperOf(t *testing.T) {
	for locale, want := range map[string]Paper{
		"": A4, "C": A4, "C.UTF-8": A4, "en_US.UTF-8": Letter, "en-US": Letter, "es_MX": Letter, "fr_CA.UTF-8": Letter, "de_DE.UTF-8@euro": A4,
		"en_GB": A4, "US": A4, "zh-Hant-TW": A4, "es-419": A4,
	} {
		if got := PaperOf(locale); got != want {
			t.Errorf("%q: %s, want %s", locale, got, want)
		}
	}
}
