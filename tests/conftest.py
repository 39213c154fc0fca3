"""What every test needs: nothing but a patient hypothesis."""

from hypothesis import settings

# A noisy machine must not fail a test for being slow: speed has its own place, benchmarks/.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
