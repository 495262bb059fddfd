package pgx

// callFromOutside replaces the call of the file by calls made elsewhere.
func (g *gene) callFromOutside(calls []OutsideCall, r *Result) {}
