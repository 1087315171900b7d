# Makes the documents of this folder that Python's libraries make; README.md says with which versions, and how the others came from them.
import datetime, os
from PIL import Image
import docx, openpyxl, pptx, xlsxwriter
from docx.oxml.ns import qn
from docx.oxml import OxmlElement
from pptx.util import Inches
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
im=Image.new('RGB',(48,32)); px=im.load()
for x in range(48):
    for y in range(32): px[x,y]=(5*x,7*y,(x*y)%256)
ex=im.getexif(); ex[0x010f]='PlantedMake'; ex[0x013b]='Planted Photographer'; ex[0x0132]='2026:03:14 15:09:26'
gps=ex.get_ifd(0x8825); gps[1]='N'; gps[2]=(43.0,14.0,20.0); gps[3]='E'; gps[4]=(76.0,56.0,5.0)
im.save('planted-photo.jpg',exif=ex,quality=80,comment=b'Planted comment')
from PIL.PngImagePlugin import PngInfo
pi=PngInfo(); pi.add_text('Author','Planted Painter'); pi.add_itxt('XML:com.adobe.xmp','<x>Planted xmp</x>')
im.save('planted-drawing.png',pnginfo=pi)
W=datetime.datetime(2026,3,14,15,9,26)
# Word: python-docx's template was saved by Word itself (thumbnail, rsids, printer settings)
d=docx.Document(); c=d.core_properties
c.author='Planted Author'; c.last_modified_by='Planted Editor'; c.comments='Planted remark'; c.title='Planted title'; c.created=W; c.modified=W; c.revision=42; c.keywords='Planted keyword'
d.add_heading('Report on the bridge',1); p=d.add_paragraph('The contract was split into three parts. ')
p.add_run('Bold text').bold=True
d.add_picture('planted-photo.jpg'); d.add_picture('planted-drawing.png')
t=d.add_table(2,2); t.cell(0,0).text='Sum'; t.cell(0,1).text='12 000 000'
cm=d.add_comment(p.runs, text='Look at this sum', author='Planted Commenter', initials='PC')
def ins(tag,text,deleted=False):
    e=OxmlElement(tag); e.set(qn('w:id'),'900'); e.set(qn('w:author'),'Planted Reviser'); e.set(qn('w:date'),'2026-03-14T15:09:26Z')
    r=OxmlElement('w:r'); r.set(qn('w:rsidR'),'00PLANT1'); tt=OxmlElement('w:delText' if deleted else 'w:t'); tt.text=text; r.append(tt); e.append(r); return e
p2=d.add_paragraph('Tracked: '); p2._p.append(ins('w:ins','added words')); p2._p.append(ins('w:del','struck words',True))
def field(par,*parts):
    r=par.add_run()._r; f=OxmlElement('w:fldChar'); f.set(qn('w:fldCharType'),'begin'); r.append(f)
    for x in parts:
        r=par.add_run()._r; i=OxmlElement('w:instrText'); i.text=x; r.append(i)
    r=par.add_run()._r; f=OxmlElement('w:fldChar'); f.set(qn('w:fldCharType'),'separate'); r.append(f)
    par.add_run('shown')
    r=par.add_run()._r; f=OxmlElement('w:fldChar'); f.set(qn('w:fldCharType'),'end'); r.append(f)
p3=d.add_paragraph('Fields: '); field(p3,' PAGE '); field(p3,' INCLUDETEXT "C:',r'\\Users\\Planted User\\x.doc" '); field(p3,' ADDIN Planted library ')
sec=d.sections[0]; sec.header.paragraphs[0].text='Header of the page'
s=d.settings.element
a=OxmlElement('w:docVars'); v=OxmlElement('w:docVar'); v.set(qn('w:name'),'PlantedVar'); v.set(qn('w:val'),'Planted value'); a.append(v); s.append(a)
d.part.relate_to(r'file:///C:\Users\Planted\Report.dotx','http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate',is_external=True)
rid=d.part._settings_part.relate_to(r'file:///C:\Users\Planted\Report.dotx','http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate',is_external=True)
a=OxmlElement('w:attachedTemplate'); a.set(qn('r:id'),rid); s.insert(1,a)
d.save('word.docx')
# PowerPoint: python-pptx's template was saved by PowerPoint
q=pptx.Presentation(); c=q.core_properties; c.author='Planted Author'; c.last_modified_by='Planted Editor'; c.created=W; c.modified=W; c.revision=7; c.comments='Planted remark'
sl=q.slides.add_slide(q.slide_layouts[5]); sl.shapes.title.text='Three companies'
os.rename('planted-photo.jpg','IMG_20260314_Planted.jpg'); sl.shapes.add_picture('IMG_20260314_Planted.jpg',Inches(1),Inches(2)); os.rename('IMG_20260314_Planted.jpg','planted-photo.jpg')
cd=CategoryChartData(); cd.categories=['2024','2025']; cd.add_series('Sum',(1,3)); sl.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED,Inches(4),Inches(2),Inches(4),Inches(3),cd)
sl.notes_slide.notes_text_frame.text='Notes of the speaker'
q.save('powerpoint.pptx')
# Excel: openpyxl, comments with the author in front
w=openpyxl.Workbook(); w.properties.creator='Planted Author'; w.properties.lastModifiedBy='Planted Editor'; w.properties.created=W; w.properties.modified=W; w.properties.company='Planted Company'
ws=w.active; ws['A1']='Sum'; ws['B1']=12000000; ws['B2']='=B1*2'
from openpyxl.comments import Comment
ws['B1'].comment=Comment('Planted Commenter:\nWho signed this?','Planted Commenter')
from openpyxl.drawing.image import Image as XI
ws.add_image(XI('planted-photo.jpg'),'D2'); ws.add_image(XI('planted-drawing.png'),'D8')
ws['A5']='The other list'; ws['A5'].hyperlink='file:///C:/Users/Planted/other.xlsx'; ws['A6'].hyperlink='https://example.org/tender'
w.save('openpyxl.xlsx')
x=xlsxwriter.Workbook('excel.xlsx'); x.set_properties({'author':'Planted Author','manager':'Planted Manager','company':'Planted Company','comments':'Planted remark','created':W,'hyperlink_base':'C:\\Planted'}); x.set_custom_property('Planted property','Planted value')
ws=x.add_worksheet('Payments'); ws.write(0,0,'Date'); ws.write(0,1,'Sum')
for i in range(1,40): ws.write(i,0,f'day {i}'); ws.write(i,1,i*1000)
ws.write_formula(40,1,'=SUM(B2:B40)'); ch=x.add_chart({'type':'line'}); ch.add_series({'values':'=Payments!$B$2:$B$40'}); ws.insert_chart('D2',ch)
ws.insert_image('D20','planted-photo.jpg',{'description':'C:\\Users\\Planted\\photo.jpg'}); ws.write_comment('A1','A note?',{'author':'Planted Commenter'}); ws.set_header('&L&G',{'image_left':'planted-drawing.png'}); ws.protect('secret'); x.define_name('Total','=Payments!$B$41'); ws.conditional_format('B2:B40',{'type':'data_bar','data_bar_2010':True}); ws.add_sparkline('C1',{'range':'Payments!B2:B40'}); ws.add_table('F2:G5')
x.close()
