module allelens

go 1.26
