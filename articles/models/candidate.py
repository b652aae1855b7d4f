"""IndexedClaim and ClaimTerm: the index that finds the claims worth comparing, kept with the claims themselves."""

from django.db import models

from .claim import Claim


class IndexedClaim(models.Model):
    """What the index holds of a claim, and what the claim was like when it was last compared with the archive."""

    claim = models.OneToOneField(Claim, models.CASCADE, primary_key=True, related_name="indexed")
    terms = models.BinaryField(help_text="The keys of its terms: 8 bytes each, signed, little-endian, ascending.")
    compared = models.CharField(
        max_length=64, blank=True, help_text="SHA-256 of the words, source and engine that were compared last."
    )

    def __str__(self) -> str:
        return str(self.claim_id)


class ClaimTerm(models.Model):
    """One posting: this term occurs in this claim. The primary key is the index; nothing else is stored."""

    pk = models.CompositePrimaryKey("term", "claim_id")
    term = models.BigIntegerField(help_text="The term's key: 64 bits of its hash.")
    claim_id = models.BigIntegerField(help_text="Without a constraint: it would cost a look-up for each posting.")

    class Meta:
        verbose_name = "term of a claim"

    def __str__(self) -> str:
        return f"{self.term} → {self.claim_id}"
