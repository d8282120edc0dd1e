"""Forms: form-js schemas, and the server's judgement of what people send with them."""

from engine.workflow.forms.defect import Defect
from engine.workflow.forms.fields import Field, strictness
from engine.workflow.forms.form import Form
from engine.workflow.forms.messages import SENTENCES, say

__all__ = ["SENTENCES", "Defect", "Field", "Form", "say", "strictness"]
