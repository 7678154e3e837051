-- question: Which patients had a high shock index (heart rate by systolic pressure) when their vital signs were taken first?
-- why: A shock index of 0.9 and more foretells who will need blood; neither number alone does.
-- concept: arithmetic with missing values
-- chapter: 05-questions
-- columns: call_no text, call_sign text, mrn text, heart_rate integer, systolic_mmhg integer, shock_index decimal(2)
-- ordered: yes
-- ranges: shock_index 0.0 to 10.0
SET @shock_index = 0.9;

-- Where one of the two was not taken the quotient is NULL, and so is the comparison: such rows fall out by themselves.
-- 1.000000: MySQL rounds a quotient to four digits more than the numerator has, and rounding twice can err.
-- NULLIF turns a pressure of 0 (no pulse) into NULL, because a division by 0 has no value.
SELECT c.call_no, a.call_sign, pt.mrn, v.heart_rate, v.systolic_mmhg,
       ROUND(1.000000 * v.heart_rate / NULLIF(v.systolic_mmhg, 0), 2) AS shock_index
FROM vital_sign AS v
JOIN assessment AS s USING (dispatch_id, assessment_no)
JOIN patient AS pt USING (patient_id)
JOIN dispatch AS d USING (dispatch_id)
JOIN emergency_call AS c USING (call_id)
JOIN ambulance AS a USING (ambulance_id)
WHERE v.assessment_no = 1
  AND v.vital_no = 1
  AND v.heart_rate >= @shock_index * NULLIF(v.systolic_mmhg, 0)
-- Two units may have measured one patient, so the call alone is no total order.
ORDER BY shock_index DESC, call_no, call_sign;
