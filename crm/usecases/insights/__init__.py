"""What an account's habits say: counted in SQL, a few statements for everything."""
