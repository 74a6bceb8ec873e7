"""How a graduate becomes a member: invitations, finding oneself, letters with codes, cases at the office, the bridge
from student to alumna. What one then shows is `people`'s; what the university knows is `register`'s."""
