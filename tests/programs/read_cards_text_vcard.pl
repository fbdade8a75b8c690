# What Perl's Text::vCard reads in a file of vCards: one JSON value a line in, one JSON answer a line out.
# It leaves "\n" in a note as it stands.
use strict;
use warnings;
use JSON::PP;
use Text::vCard::Addressbook;

$| = 1;
my $json = JSON::PP->new->utf8->allow_nonref;

sub values_of {
    my ($card, $type) = @_;
    my $nodes = $card->get({ node_type => $type }) || [];
    return [ map { $_->value } @$nodes ];
}

while (my $line = <STDIN>) {
    my $text = $json->decode($line);
    my $book = Text::vCard::Addressbook->new({ source_text => $text });
    my @cards = map {
        my $card = $_;
        my $name = $card->get("N")->[0];
        my $org  = $card->get("ORG");
        {
            fn => $card->fullname, family => $name->family, given => $name->given, suffix => $name->suffixes,
            org => $org ? $org->[0]->name : "", title => $card->title // "", note => $card->note // "",
            emails => values_of($card, "EMAIL"), phones => values_of($card, "TEL"), links => values_of($card, "URL"),
        }
    } $book->vcards;
    print $json->encode({ answer => \@cards }), "\n";
}
